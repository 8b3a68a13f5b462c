select r.*, r.agent_type::text as agent, r.status::text as state,
       coalesce(nullif(p.display_name, ''), p.email, 'Somebody') as who,
       parent.outputs as parent_outputs, parent.trigger as parent_trigger,
       (select json_agg(json_build_object('id', c.id, 'agent', c.agent_type, 'inputs', c.inputs, 'origin', c.origin,
                                          'status', c.status) order by c.created_at)
          from agent_runs c where c.team_id = r.team_id and c.parent_run_id = r.id) as children
  from agent_runs r
  left join profiles p on p.team_id = r.team_id and p.user_id = r.user_id
  left join agent_runs parent on parent.team_id = r.team_id and parent.id = r.parent_run_id
 where r.team_id = :team and r.id = :run
