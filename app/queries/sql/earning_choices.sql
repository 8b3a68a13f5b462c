-- Applications that money may have come from, those that were won first.
select a.id::text as id, j.title, a.status = 'won' as won, coalesce(j.company_name, '') as client
from applications a join jobs j on j.team_id = :team and j.id = a.job_id
where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.applied_at is not null
order by a.id::text = :first desc, a.status = 'won' desc, a.status = 'interviewing' desc, a.applied_at desc
limit :most
