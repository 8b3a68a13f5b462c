-- What came in for one person, the newest first: the day is the one of their own clock.
select e.id::text as id, (e.occurred_at at time zone :zone)::date as day, e.amount, e.currency, e.fee, e.hours, e.kind,
  e.client, coalesce(j.title, '') as title, coalesce(e.application_id::text, '') as application, e.notes as note,
  e.source, coalesce(e.external_id, e.id::text) as reference
from earnings e
left join applications a on a.team_id = :team and a.id = e.application_id
left join jobs j on j.team_id = :team and j.id = coalesce(a.job_id, e.job_id)
where e.team_id = :team and e.user_id = :person
order by e.occurred_at desc, e.id
limit :most
