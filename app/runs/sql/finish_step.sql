update agent_run_steps
   set status = 'succeeded', output = cast(:output as jsonb), meta = cast(:meta as jsonb),
       finished_at = clock_timestamp(), error = null
 where team_id = :team and agent_run_id = :run and step_name = :name
