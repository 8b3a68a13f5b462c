-- A page of the team's runs, the newest first, each with the step it is at.
select r.id, r.agent_type::text as agent_type, r.trigger, r.origin, r.status::text as status, r.inputs,
       case when pg_column_size(r.outputs) < 20000 then r.outputs else '{}' end as outputs, r.error, r.engine,
       r.progress, r.heartbeat_at, r.not_before, r.created_at, r.started_at, r.finished_at, r.attempt,
       coalesce(nullif(p.display_name, ''), p.email, 'Somebody') as who,
       s.step_name, s.done
  from agent_runs r
  left join profiles p on p.team_id = r.team_id and p.user_id = r.user_id
  left join lateral (
    select (array_agg(x.step_name order by x.position desc) filter (where x.status = 'running'))[1] as step_name,
           count(*) filter (where x.status = 'succeeded') as done
      from agent_run_steps x where x.team_id = r.team_id and x.agent_run_id = r.id) s on true
 where r.team_id = :team
   and (:agent = '' or r.agent_type::text = :agent) and (:status = '' or r.status::text = :status)
   and (:origin = '' or r.origin = :origin) and (:who = '' or r.user_id::text = :who)
 order by r.created_at desc, r.id desc
 limit :most offset :skip
