-- Hand a run to the workers, in the transaction that queues it. Asking twice is asking once.
create function private.send_run(p_run uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_team uuid;
  v_at timestamptz;
begin
  select r.team_id, r.not_before into v_team, v_at
    from public.agent_runs r where r.id = p_run and r.finished_at is null;
  if v_team is null then
    return;
  end if;
  perform private.require_member(v_team, true);
  insert into queue.procrastinate_jobs (queue_name, task_name, queueing_lock, args, scheduled_at)
    values ('runs', 'perform_run', p_run::text, jsonb_build_object('run_id', p_run), v_at)
    on conflict (queueing_lock) where status = 'todo' do nothing;
end $$;
grant execute on function private.send_run(uuid) to authenticated, service_role;

-- Runs whose worker died, or that no worker has been told about, go back to the queue; one that was
-- interrupted as often as it may be tried ends as failed, so that a poisonous one cannot go round for ever.
create function private.return_stalled_runs(p_lease interval, out ended bigint, out returned bigint)
language plpgsql security definer set search_path = '' as $$
declare
  v_failed uuid[];
begin
  ended := 0;
  returned := 0;
  if not pg_try_advisory_xact_lock(hashtext('bidwell return_stalled_runs')) then
    return;
  end if;
  with dead as (
    select r.id from public.agent_runs r
     where r.finished_at is null and r.status = 'running' and r.attempt >= r.max_attempts
       and coalesce(r.heartbeat_at, '-infinity') < clock_timestamp() - p_lease
       for update skip locked
  ), gone as (
    update public.agent_runs r set status = 'failed',
        error = format('It was begun %s times and never came to an end, so it is not tried again.', r.attempt)
      from dead where r.id = dead.id returning r.id
  )
  select array_agg(id), count(*) into v_failed, ended from gone;
  update public.agent_run_steps s set status = 'failed', finished_at = now()
   where s.agent_run_id = any (v_failed) and s.status in ('queued', 'running');

  delete from queue.procrastinate_jobs j
   where j.task_name = 'perform_run' and j.status = 'doing'
     and not exists (select from queue.procrastinate_workers w
       where w.id = j.worker_id and w.last_heartbeat > clock_timestamp() - p_lease);
  with waiting as (
    select r.id, r.not_before from public.agent_runs r
     where r.finished_at is null
       and (r.status = 'queued' or coalesce(r.heartbeat_at, '-infinity') < clock_timestamp() - p_lease)
       and not exists (select from queue.procrastinate_jobs j
         where j.queueing_lock = r.id::text and j.status in ('todo', 'doing'))
     order by r.created_at, r.id limit 5000
  ), sent as (
    insert into queue.procrastinate_jobs (queue_name, task_name, queueing_lock, args, scheduled_at)
      select 'runs', 'perform_run', id::text, jsonb_build_object('run_id', id), not_before from waiting
      on conflict (queueing_lock) where status = 'todo' do nothing
      returning 1
  )
  select count(*) into returned from sent;
end $$;
grant execute on function private.return_stalled_runs(interval) to service_role;

create index procrastinate_jobs_open_runs_idx on queue.procrastinate_jobs (queueing_lock)
  where status in ('todo', 'doing');
