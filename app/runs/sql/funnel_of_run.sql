-- What a search brought in, by the source it came from and by the person's saved searches that it meets.
with new as (
  select j.id, j.id = any (cast(:passed as uuid[])) as passes, j.id = any (cast(:shortlisted as uuid[])) as is_listed
    from jobs j where j.team_id = :team and j.id = any (cast(:new as uuid[]))
)
select 'source' as kind, s.source as name, count(distinct n.id) as new,
       count(distinct n.id) filter (where n.passes) as passed,
       count(distinct n.id) filter (where n.is_listed) as shortlisted
  from new n join job_sources s on s.team_id = :team and s.job_id = n.id
 group by s.source
union all
select 'search', q.name, count(n.id), count(n.id) filter (where n.passes), count(n.id) filter (where n.is_listed)
  from private.saved_searches q
  left join private.search_hits h on h.team_id = :team and h.search_id = q.id
  left join new n on n.id = h.job_id
 where q.team_id = :team and q.user_id = :person
 group by q.id, q.name
order by 1, 2
