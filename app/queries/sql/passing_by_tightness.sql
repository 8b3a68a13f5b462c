-- How many of the team's jobs reach each of five bars. Who has turned the dial has one ranking a job.
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
where w.team_id = :team and w.user_id = :person
