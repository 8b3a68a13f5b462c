-- Batches that were saved and of which nothing has been touched since, by the hash of their text: a step of a run that
-- is repeated after a crash, or a file that is read again, is known without reading it row by row.
create table private.saved_batches (
  team_id uuid not null references public.teams (id) on delete cascade,
  batch_hash uuid not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (team_id, batch_hash)
);
alter table private.saved_batches alter answer set storage external;  -- it is written more often than it is read
call private.enforce_team_isolation('private.saved_batches', '{select,insert,delete}');

-- New jobs of other batches change nothing about a batch that is saved; a change or loss of any job may.
create function private.forget_batches() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.saved_batches b using (select distinct team_id from changed) x where b.team_id = x.team_id;
  return null;
end $$;

-- A dismissal is kept when a batch comes again, so it does not count as a change.
create function private.forget_rescored_batches() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from private.saved_batches b using (
      select distinct n.team_id from changed n join before o using (id)
       where (n.score, n.fit, n.worth, n.provisional, n.tightness, n.job_id, n.breakdown)
         is distinct from (o.score, o.fit, o.worth, o.provisional, o.tightness, o.job_id, o.breakdown)) x
   where b.team_id = x.team_id;
  return null;
end $$;

create trigger forget_batches_changed after update on public.jobs referencing new table as changed
  for each statement execute function private.forget_batches();
create trigger forget_batches_removed after delete on public.jobs referencing old table as changed
  for each statement execute function private.forget_batches();
create trigger forget_batches_changed after update on public.job_sources referencing new table as changed
  for each statement execute function private.forget_batches();
create trigger forget_batches_removed after delete on public.job_sources referencing old table as changed
  for each statement execute function private.forget_batches();
create trigger forget_batches_removed after delete on public.job_rankings referencing old table as changed
  for each statement execute function private.forget_batches();
create trigger forget_batches_changed after update on public.job_rankings
  referencing new table as changed old table as before
  for each statement execute function private.forget_rescored_batches();
