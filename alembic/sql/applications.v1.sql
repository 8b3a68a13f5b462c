create table public.applications (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  job_id uuid not null,
  user_id uuid not null,
  status public.application_status not null default 'shortlisted',
  notes text not null default '',
  applied_at timestamptz,
  next_follow_up_at timestamptz,
  position numeric not null default 0,
  stage_entered_at timestamptz not null default now(),
  previous_status public.application_status,
  previous_position numeric,
  previous_stage_entered_at timestamptz,
  moved_at timestamptz,
  moved_by uuid,
  closed_reason text,
  letter_elsewhere boolean not null default false,
  removed_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, job_id, user_id),
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete cascade,
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index applications_user_idx on public.applications (team_id, user_id);
create index applications_board_idx on public.applications (team_id, status, position, id)
  where removed_at is null;
create index applications_follow_up_idx on public.applications (team_id, next_follow_up_at)
  where next_follow_up_at is not null;

create table public.cover_letters (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  job_id uuid not null,
  user_id uuid not null,
  version int not null default 1 check (version >= 1),
  style text not null default 'direct' check (style in ('direct', 'warm', 'consultative', 'technical')),
  temperature numeric not null default 0.3 check (temperature between 0 and 1),
  content text not null default '',
  sentences jsonb not null default '[]' check (jsonb_typeof(sentences) = 'array'),
  status text not null default 'draft' check (status in ('draft', 'ready')),
  origin text not null default 'composed' check (origin in ('composed', 'edited', 'restored')),
  word_count int not null default 0 check (word_count >= 0),
  ready_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, job_id, user_id, version),
  check (status = 'draft' or (ready_at is not null and btrim(content) <> '')),
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete cascade,
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index cover_letters_user_idx on public.cover_letters (team_id, user_id);

create table public.apply_sessions (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  job_id uuid not null,
  application_id uuid,
  user_id uuid not null,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  expires_at timestamptz not null,
  opened_at timestamptz,
  submitted_at timestamptz,
  declined_at timestamptz,
  revoked_at timestamptz,
  connects_spent int check (connects_spent >= 0),
  rate_bid numeric check (rate_bid >= 0),
  created_at timestamptz not null default now(),
  unique (team_id, id),
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete cascade,
  foreign key (team_id, application_id) references public.applications (team_id, id) on delete cascade,
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index apply_sessions_job_idx on public.apply_sessions (team_id, job_id);
create index apply_sessions_application_idx on public.apply_sessions (team_id, application_id);
create index apply_sessions_user_idx on public.apply_sessions (team_id, user_id);

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  application_id uuid,
  platform text not null default 'email',
  direction text not null check (direction in ('inbound', 'outbound')),
  thread_id text,
  external_id text,
  sender text not null default '',
  recipient text not null default '',
  subject text not null default '',
  body text not null default '',
  sent_at timestamptz,
  read_at timestamptz,
  meta jsonb not null default '{}',
  created_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, external_id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade,
  foreign key (team_id, application_id) references public.applications (team_id, id)
    on delete set null (application_id)
);
create index messages_user_idx on public.messages (team_id, user_id);
create index messages_application_idx on public.messages (team_id, application_id, sent_at desc);
create index messages_thread_idx on public.messages (team_id, thread_id, sent_at);

create table public.feedback (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  application_id uuid not null,
  message_id uuid,
  outcome text,
  rating numeric check (rating between 0 and 5),
  client_words text not null default '',
  reason text,
  received_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (team_id, id),
  foreign key (team_id, application_id) references public.applications (team_id, id) on delete cascade,
  foreign key (team_id, message_id) references public.messages (team_id, id) on delete set null (message_id)
);
create index feedback_application_idx on public.feedback (team_id, application_id);
create index feedback_message_idx on public.feedback (team_id, message_id);

create table public.interview_sessions (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  job_id uuid,
  application_id uuid,
  type text not null default 'mock',
  status text not null default 'planned' check (status in ('planned', 'running', 'finished', 'canceled')),
  transcript jsonb not null default '[]',
  metrics jsonb not null default '{}',
  analysis jsonb not null default '{}',
  started_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (team_id, id),
  check (started_at <= ended_at),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade,
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete set null (job_id),
  foreign key (team_id, application_id) references public.applications (team_id, id)
    on delete set null (application_id)
);
create index interview_sessions_user_idx on public.interview_sessions (team_id, user_id, created_at desc);
create index interview_sessions_job_idx on public.interview_sessions (team_id, job_id);
create index interview_sessions_application_idx on public.interview_sessions (team_id, application_id);

create table public.earnings (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  application_id uuid,
  job_id uuid,
  amount numeric not null,
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  occurred_at timestamptz not null,
  kind text not null default 'payment',
  source text not null default 'manual',
  external_id text,
  notes text not null default '',
  created_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, source, external_id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade,
  foreign key (team_id, application_id) references public.applications (team_id, id)
    on delete set null (application_id),
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete set null (job_id)
);
create index earnings_user_idx on public.earnings (team_id, user_id);
create index earnings_application_idx on public.earnings (team_id, application_id);
create index earnings_job_idx on public.earnings (team_id, job_id);
create index earnings_month_idx on public.earnings (team_id, occurred_at desc, id desc);
