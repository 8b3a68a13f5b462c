-- What one person said about jobs, newest first, with the job that each event is about.
select e.id, e.event_type as kind, e.created_at as at, e.payload as said,
  coalesce(case e.entity_type when 'job' then e.entity_id else a.job_id end::text, '') as job
from events e
left join applications a on e.entity_type = 'application' and a.team_id = :team and a.id = e.entity_id
where e.team_id = :team and e.actor_user_id = :person and e.event_type = any(cast(:types as text[]))
order by e.id desc
limit :most
