-- A page of one person's letters, the newest version of each, with the job and where its card stands.
with newest as (
  select distinct on (c.job_id) c.job_id, c.version, c.style, c.status, c.word_count, c.updated_at, c.content
  from cover_letters c
  where c.team_id = :team and c.user_id = :person
  order by c.job_id, c.version desc
), cards as (
  select distinct on (a.job_id) a.job_id, a.status::text as stage, a.applied_at
  from applications a
  where a.team_id = :team and a.user_id = :person and a.removed_at is null
  order by a.job_id, a.updated_at desc
)
select n.job_id, n.version, n.style, n.status, n.word_count, n.updated_at, j.title, j.platform::text as platform,
  coalesce(j.company_name, j.client_country) as who, a.stage, a.applied_at is not null as is_sent,
  case when cardinality(cast(:patterns as text[])) > 0 then n.content else '' end as content,
  count(*) over () as total
from newest n
join jobs j on j.team_id = :team and j.id = n.job_id
left join cards a on a.job_id = n.job_id
where (:style = '' or n.style = :style)
  and (:status = '' or case when a.applied_at is not null then 'sent' else n.status end = :status)
  and not exists (
    select from unnest(cast(:patterns as text[])) as p
    where concat_ws(' ', j.title, j.company_name, j.client_country, n.content) not ilike p)
order by n.updated_at desc, n.job_id
limit :most offset :skip
