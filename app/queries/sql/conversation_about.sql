-- What a conversation is about: an application of the team with its job.
select a.id, a.job_id, a.status::text as status, a.user_id = :person as mine,
  j.title, j.company_name, j.client_country, j.platform::text as platform
from applications a
join jobs j on j.team_id = :team and j.id = a.job_id
where a.team_id = :team and a.id = :id
