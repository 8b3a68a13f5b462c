-- The marks of what a step has read in the run that this one repeats.
select payload ->> 'mark'
  from public.agent_runs r
  join public.agent_run_steps s on s.team_id = r.team_id and s.agent_run_id = r.parent_run_id and s.step_name = :step
 cross join jsonb_array_elements(s.output -> 'payloads') payload
 where r.team_id = :team and r.id = :run and payload ->> 'mark' is not null
