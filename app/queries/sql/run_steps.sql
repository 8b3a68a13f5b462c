-- The steps in order; what is too long for a page is cut here, so that it does not travel.
select s.step_name, s.position, s.status::text as state, s.meta, s.error, s.started_at, s.finished_at,
       left(jsonb_pretty(s.input), :longest) as input, left(jsonb_pretty(s.output), :longest) as output,
       s.output -> 'reasons' as reasons, s.output ->> 'problem' as problem,
       coalesce(s.input ->> 'source', s.output ->> 'file', s.meta ->> 'file', '') as source,
       length(jsonb_pretty(s.output)) > :longest as is_cut
  from agent_run_steps s
 where s.team_id = :team and s.agent_run_id = :run
 order by s.position, s.created_at
