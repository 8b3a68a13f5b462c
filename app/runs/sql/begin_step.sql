insert into agent_run_steps as s (team_id, agent_run_id, position, step_name, status, input, started_at)
values (:team, :run, :position, :name, 'running', cast(:input as jsonb), clock_timestamp())
on conflict (team_id, agent_run_id, step_name) do update
   set status = 'running', position = excluded.position, input = excluded.input,
       started_at = excluded.started_at, finished_at = null, error = null
 where s.status <> 'succeeded'
