-- Of the jobs that the plain feed is about (neither decided about, nor hidden, nor another's other ad), how many reach each of five bars, after how many there are.
select
  count(r.id),
  count(*) filter (where r.score >= (cast(:bars as numeric[]))[1]),
  count(*) filter (where r.score >= (cast(:bars as numeric[]))[2]),
  count(*) filter (where r.score >= (cast(:bars as numeric[]))[3]),
  count(*) filter (where r.score >= (cast(:bars as numeric[]))[4]),
  count(*) filter (where r.score >= (cast(:bars as numeric[]))[5])
from user_preferences w
left join job_rankings r
  on r.team_id = w.team_id and r.tightness = w.tightness and r.dismissed_at is null
 and not exists (select from applications a where a.team_id = :team and a.job_id = r.job_id
   and a.user_id = :person and a.removed_at is null)
 and r.job_id not in (select o.job_id from private.left_out_jobs(:team, :person) o)
where w.team_id = :team and w.user_id = :person
