-- The address of a person's calendar: known only by the hash of its token; deleting the row revokes it.
create table private.calendar_feeds (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now(),
  unique (team_id, user_id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
call private.enforce_team_isolation('private.calendar_feeds', p_who => 'self');
create index interview_sessions_planned_idx on public.interview_sessions (started_at) where status = 'planned';
