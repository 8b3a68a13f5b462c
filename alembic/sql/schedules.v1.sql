-- When an agent runs next by itself, for one person. The wish (on, how often, quiet hours) is in
-- user_agent_settings.agents; this is the clock that the workers look at.
create table private.schedules (
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  agent_type public.agent_type not null,
  next_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (team_id, user_id, agent_type),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index schedules_next_idx on private.schedules (next_at);
call private.enforce_team_isolation('private.schedules', p_who => 'self');

-- What is known of a place that job search reads for one person: since when, and what was there last time.
create table private.source_marks (
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  kind text not null,
  place text not null,
  mark jsonb not null default '{}' check (jsonb_typeof(mark) = 'object'),
  read_at timestamptz,
  problem text not null default '',
  created_at timestamptz not null default now(),
  primary key (team_id, user_id, kind, place),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
call private.enforce_team_isolation('private.source_marks', p_who => 'self');
