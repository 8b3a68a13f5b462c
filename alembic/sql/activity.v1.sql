create table public.embeddings (
  team_id uuid not null references public.teams (id) on delete cascade,
  model text not null,
  entity_type text not null,
  entity_id uuid not null,
  dims int not null,
  embedding extensions.vector not null,
  meta jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (team_id, model, entity_type, entity_id),
  check (extensions.vector_dims(embedding) = dims)
);

create table public.events (
  id bigint generated always as identity primary key,
  team_id uuid not null references public.teams (id) on delete cascade,
  actor_user_id uuid default auth.uid(),
  agent_run_id uuid,
  event_type text not null check (btrim(event_type) <> ''),
  entity_type text not null,
  entity_id uuid,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  foreign key (team_id, agent_run_id) references public.agent_runs (team_id, id)
    on delete set null (agent_run_id)
);
create index events_newest_idx on public.events (team_id, id desc);
create index events_entity_idx on public.events (team_id, entity_type, entity_id, id desc);
create index events_run_idx on public.events (team_id, agent_run_id);

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  type text not null check (btrim(type) <> ''),
  payload jsonb not null default '{}',
  read_at timestamptz,
  created_at timestamptz not null default now(),
  unique (team_id, id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index notifications_user_idx on public.notifications (team_id, user_id, created_at desc);

create table public.usage_counters (
  team_id uuid not null references public.teams (id) on delete cascade,
  day date not null,
  metric text not null,
  count bigint not null default 0 check (count >= 0),
  created_at timestamptz not null default now(),
  primary key (team_id, day, metric)
);

create table private.browser_sessions (
  sid_hash text primary key,
  user_id uuid not null references auth.users (id) on delete cascade,
  team_id uuid not null references public.teams (id) on delete cascade,
  access_token text not null,
  refresh_token text not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  user_agent text not null default ''
);
create index browser_sessions_user_idx on private.browser_sessions (user_id, last_seen_at desc);
create index browser_sessions_team_idx on private.browser_sessions (team_id);
grant select, insert, update, delete on private.browser_sessions to service_role;

create table private.uploads (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  purpose text not null,
  file_name text not null,
  path text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  created_at timestamptz not null default now(),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index uploads_user_idx on private.uploads (team_id, user_id, created_at desc);
