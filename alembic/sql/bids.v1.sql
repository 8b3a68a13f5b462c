-- What platforms take for an application: Connects spent on bids and boosts, given back, bought. Rows are only added;
-- one whose move was taken back says when, and no longer counts.
create table private.bid_entries (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  application_id uuid,
  apply_session_id uuid,
  kind text not null check (kind in ('bid', 'boost', 'returned', 'bought')),
  amount int not null check (amount between 1 and 100000),
  reason text not null default '',
  occurred_at timestamptz not null default now(),
  taken_back_at timestamptz,
  created_at timestamptz not null default now(),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade,
  foreign key (team_id, application_id) references public.applications (team_id, id)
    on delete set null (application_id),
  foreign key (team_id, apply_session_id) references public.apply_sessions (team_id, id)
    on delete set null (apply_session_id)
);
create index bid_entries_user_idx on private.bid_entries (team_id, user_id, occurred_at desc);
create index bid_entries_application_idx on private.bid_entries (team_id, application_id);
create index bid_entries_session_idx on private.bid_entries (team_id, apply_session_id);
call private.enforce_team_isolation('private.bid_entries', '{select,insert,update}');

-- One open link for an application at a time, also where two tabs make one at once.
create unique index apply_sessions_open_idx on public.apply_sessions (team_id, application_id)
  where submitted_at is null and declined_at is null and revoked_at is null;
