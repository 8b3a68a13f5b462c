-- The newest import or search of the team that is being worked on: how far it is. None that has gone quiet.
select r.progress
  from agent_runs r
 where r.team_id = :team and r.agent_type = 'job_search' and r.status in ('queued', 'running')
   and coalesce(r.heartbeat_at, r.created_at) > now() - interval '1 minute'
 order by r.created_at desc
 limit 1
