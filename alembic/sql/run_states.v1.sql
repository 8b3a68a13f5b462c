-- queued -> running -> succeeded | failed | canceled; a queued run may be canceled before it begins.
-- An ended run never changes its status again.
create function private.guard_run() returns trigger
language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.status <> 'queued' then
      raise exception 'a run begins queued, not %', new.status
        using errcode = 'check_violation', constraint = 'agent_runs_legal_state', table = 'agent_runs';
    end if;
  elsif new.status <> old.status then
    if (old.status::text, new.status::text) not in (('queued', 'running'), ('queued', 'canceled'),
        ('running', 'succeeded'), ('running', 'failed'), ('running', 'canceled')) then
      raise exception 'a run cannot go from % to %', old.status, new.status
        using errcode = 'check_violation', constraint = 'agent_runs_legal_state', table = 'agent_runs';
    end if;
    if new.status = 'running' then
      new.started_at := coalesce(new.started_at, now());
    else
      new.finished_at := coalesce(new.finished_at, now());
    end if;
  end if;
  return new;
end $$;

create trigger guard_run before insert or update of status on public.agent_runs
  for each row execute function private.guard_run();

-- A step that succeeded is never done again, and its result stays.
create function private.guard_step() returns trigger
language plpgsql set search_path = '' as $$
begin
  if (new.status, new.output, new.step_name) is distinct from (old.status, old.output, old.step_name) then
    raise exception 'step % has succeeded and stays so', old.step_name
      using errcode = 'check_violation', constraint = 'agent_run_steps_final', table = 'agent_run_steps';
  end if;
  return new;
end $$;

create trigger guard_step before update on public.agent_run_steps
  for each row when (old.status = 'succeeded') execute function private.guard_step();
