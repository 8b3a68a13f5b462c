-- The payments of a period, the latest first.
select e.id, e.amount, e.currency, e.occurred_at, e.kind, e.notes, coalesce(e.job_id, a.job_id) as job_id, j.title
  from public.earnings e
  left join public.applications a on a.team_id = e.team_id and a.id = e.application_id
  left join public.jobs j on j.team_id = e.team_id and j.id = coalesce(e.job_id, a.job_id)
 where e.team_id = :team and e.user_id = :person
   and (cast(:since as timestamptz) is null or e.occurred_at >= :since)
   and (cast(:until as timestamptz) is null or e.occurred_at < :until)
 order by e.occurred_at desc, e.id limit :most
