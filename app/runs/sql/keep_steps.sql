-- The finished steps of an ended run, up to the one from which on it is done anew, for the run that repeats it.
with old as (
  select s.*, (select f.position from agent_run_steps f where f.team_id = :team
    and f.agent_run_id = :old and f.step_name = cast(:from_step as text)) as anew
  from agent_run_steps s where s.team_id = :team and s.agent_run_id = :old
), kept as (
  insert into agent_run_steps (team_id, agent_run_id, position, step_name, status, input, output, meta,
                               started_at, finished_at)
  select team_id, :new, position, step_name, status, input, output,
         meta || jsonb_build_object('kept_from', cast(:old as text)), started_at, finished_at
    from old where status = 'succeeded' and (anew is null or position < anew)
)
select max(anew) from old
