-- The team's runs, the latest first; how they ended is counted in all.
select r.id, r.agent_type::text as agent, r.inputs, r.status::text as status, r.error, r.trigger, r.created_at,
       count(*) over () as runs, count(*) filter (where r.status = 'succeeded') over () as succeeded,
       count(*) filter (where r.status = 'failed') over () as failed
  from public.agent_runs r
 where r.team_id = :team and r.agent_type <> 'dashboard_copilot'
   and (cast(:since as timestamptz) is null or r.created_at >= :since)
   and (cast(:until as timestamptz) is null or r.created_at < :until)
 order by r.status = 'failed' desc, r.created_at desc, r.id limit :most
