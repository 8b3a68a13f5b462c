-- The newest version of one person's letter for one job, with what stands at its head.
select c.content, j.title, j.platform::text as platform, p.display_name, p.email, p.location, p.timezone
from cover_letters c
join jobs j on j.team_id = c.team_id and j.id = c.job_id
left join profiles p on p.team_id = c.team_id and p.user_id = c.user_id
where c.team_id = :team and c.user_id = :person and c.job_id = :job
order by c.version desc
limit 1
