-- What the searches of a team have found and nobody has been told of, one row for a search.
select s.id, s.user_id, s.name, s.alerts, min(h.created_at) as since, array_agg(h.job_id::text order by h.job_id) as jobs,
  coalesce(p.timezone, 'UTC') as timezone, u.agents -> 'alerts' as quiet
  from private.search_hits h
  join private.saved_searches s on s.team_id = :team and s.id = h.search_id
  join profiles p on p.team_id = :team and p.user_id = s.user_id
  left join user_agent_settings u on u.team_id = :team and u.user_id = s.user_id
 where h.team_id = :team and h.told_at is null and h.seen_at is null and s.alerts <> 'off'
 group by s.id, s.user_id, s.name, s.alerts, s.created_at, p.timezone, u.agents
 order by s.user_id, s.created_at, s.id
