-- The newest version of each letter of one person, with the job and where its card stands.
select distinct on (c.updated_at, c.job_id) c.job_id, c.version, c.status, c.word_count, c.updated_at, j.title,
  j.platform::text as platform, coalesce(j.company_name, j.client_country) as who, a.status::text as stage
from cover_letters c
join jobs j on j.team_id = c.team_id and j.id = c.job_id
left join applications a on a.team_id = c.team_id and a.job_id = c.job_id and a.user_id = c.user_id
  and a.removed_at is null
where c.team_id = :team and c.user_id = :person
  and not exists (select from cover_letters n where n.team_id = :team and n.job_id = c.job_id
    and n.user_id = c.user_id and n.version > c.version)
order by c.updated_at desc, c.job_id
limit :most
