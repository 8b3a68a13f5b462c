-- Of these jobs, those with the best scores.
select r.job_id
  from job_rankings r
 where r.team_id = :team and r.job_id = any (cast(:jobs as uuid[]))
 order by r.score desc, r.job_id
 limit :most
