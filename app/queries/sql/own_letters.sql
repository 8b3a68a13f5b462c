-- Letters that a person wrote over or marked ready, the newest first, and what Bidwell had composed before each.
select n.content as text, coalesce(b.content, '') as before
from (
  select distinct on (c.job_id) c.job_id, c.version, c.content, c.origin, c.status, c.updated_at
  from cover_letters c
  where c.team_id = :team and c.user_id = :person
  order by c.job_id, c.version desc
) n
left join lateral (
  select c.content from cover_letters c
  where c.team_id = :team and c.user_id = :person and c.job_id = n.job_id and c.version < n.version
    and c.origin = 'composed'
  order by c.version desc limit 1) b on n.origin = 'edited'
where (n.origin = 'edited' or n.status = 'ready') and btrim(n.content) <> ''
order by n.updated_at desc, n.job_id
limit :most
