create table public.agent_runs (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  agent_type public.agent_type not null,
  trigger text not null check (btrim(trigger) <> ''),
  status public.run_status not null default 'queued',
  inputs jsonb not null default '{}',
  outputs jsonb not null default '{}',
  error text,
  engine text,
  model text,
  input_tokens bigint not null default 0 check (input_tokens >= 0),
  output_tokens bigint not null default 0 check (output_tokens >= 0),
  cost_usd numeric not null default 0 check (cost_usd >= 0),
  prompt_version text,
  attempt int not null default 0 check (attempt >= 0),
  max_attempts int not null default 3 check (max_attempts >= 1),
  heartbeat_at timestamptz,
  cancel_requested_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  unique (team_id, id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index agent_runs_user_idx on public.agent_runs (team_id, user_id);
create index agent_runs_newest_idx on public.agent_runs (team_id, created_at desc, id desc);
create index agent_runs_open_idx on public.agent_runs (status, heartbeat_at)
  where finished_at is null;

create table public.agent_run_steps (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  agent_run_id uuid not null,
  position int not null default 0,
  step_name text not null check (btrim(step_name) <> ''),
  status public.run_status not null default 'queued',
  input jsonb not null default '{}',
  output jsonb not null default '{}',
  meta jsonb not null default '{}',
  error text,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, agent_run_id, step_name),
  foreign key (team_id, agent_run_id) references public.agent_runs (team_id, id) on delete cascade
);
