-- What a queued run needs beyond the spec: why it was queued and from what, what it is about, how far it is,
-- when it may be tried again, and
-- on which day it was counted against the plan.
alter table public.agent_runs
  add column origin text not null default 'person'
    check (origin in ('person', 'schedule', 'run', 'retry', 'replay')),
  add column parent_run_id uuid,
  add column subject text check (btrim(subject) <> ''),
  add column progress jsonb not null default '{}' check (jsonb_typeof(progress) = 'object'),
  add column not_before timestamptz,
  add column metered_on date,
  alter column max_attempts set default 8,
  add foreign key (team_id, parent_run_id) references public.agent_runs (team_id, id)
    on delete set null (parent_run_id);
create index agent_runs_parent_idx on public.agent_runs (team_id, parent_run_id);

-- One active run per agent and subject, where a subject is named.
create unique index agent_runs_active_key on public.agent_runs (team_id, agent_type, subject)
  where finished_at is null and subject is not null;

-- Open pages hear of runs that begin, end, get on, or reach another step; a heartbeat is no news.
create function private.notify_run_changed() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.notify_team(x.team_id, 'runs', x.ids)
     from (select n.team_id, array_agg(n.id) as ids
             from changed n left join before o on o.id = n.id
            where (o.status, o.attempt, o.progress, o.not_before)
              is distinct from (n.status, n.attempt, n.progress, n.not_before)
            group by n.team_id) x;
  return null;
end $$;
create trigger notify_changed after update on public.agent_runs
  referencing new table as changed old table as before
  for each statement execute function private.notify_run_changed();
create trigger notify_added after insert on public.agent_runs
  referencing new table as changed
  for each statement execute function private.notify_changed('runs');

create function private.notify_step_changed() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.notify_team(x.team_id, 'runs', x.ids)
     from (select team_id, array_agg(distinct agent_run_id) as ids from changed group by team_id) x;
  return null;
end $$;
create trigger notify_added after insert on public.agent_run_steps
  referencing new table as changed for each statement execute function private.notify_step_changed();
create trigger notify_changed after update on public.agent_run_steps
  referencing new table as changed for each statement execute function private.notify_step_changed();

-- A run that failed, or was canceled before it began, is not counted against the plan's day, whoever ends it.
create function private.refund_run() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.usage_counters c set count = greatest(0, c.count - 1)
   where c.team_id = new.team_id and c.metric = 'runs' and c.day = new.metered_on;
  return null;
end $$;
create trigger refund after update of status on public.agent_runs for each row
  when (new.metered_on is not null and old.status <> new.status
    and (new.status = 'failed' or (new.status = 'canceled' and old.status = 'queued')))
  execute function private.refund_run();

-- A run is performed as whoever queued it, so nobody queues one in another's name or gives one away.
drop policy "member may insert" on public.agent_runs;
call private.enforce_team_isolation('public.agent_runs', '{insert}', 'self');
create function private.keep_run_owner() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'a run stays with whoever queued it'
    using errcode = 'check_violation', constraint = 'agent_runs_user_immutable', table = 'agent_runs';
end $$;
create trigger keep_run_owner before update of user_id on public.agent_runs for each row
  when (old.user_id is distinct from new.user_id and auth.uid() is not null) execute function private.keep_run_owner();
