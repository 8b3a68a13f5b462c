-- What a run has brought in that was not there before, and what of it may be put on the board by itself: good enough,
-- not on it already, paid well enough, without a grave warning, told in more than a title, not on the hide list, and
-- only for somebody whose facts make a score mean something.
with left_out as materialized (select l.job_id from private.left_out_jobs(:team, :person) l)
select j.id, j.title, k.score,
       k.score >= :show_bar and j.id not in (select job_id from left_out) as passes,
       k.score >= :shortlist_bar and k.dismissed_at is null and not k.provisional
         and j.id not in (select job_id from left_out)
         and not exists (select from jsonb_array_elements(k.breakdown -> 'parts') part where part ->> 'name' = 'floor')
         and not exists (select from private.job_marks m
           where m.team_id = :team and m.job_id = j.id and m.flags <> '{}')
         and not exists (select from applications a
           where a.team_id = :team and a.job_id = j.id and a.user_id = :person)
         and (exists (select from user_skills s where s.team_id = :team and s.user_id = :person)
           or exists (select from user_experiences e where e.team_id = :team and e.user_id = :person))
         as may_be_shortlisted
  from job_rankings k
  join jobs j on j.team_id = k.team_id and j.id = k.job_id
  join agent_runs r on r.team_id = k.team_id and r.id = k.agent_run_id
 where k.team_id = :team and k.agent_run_id = :run and k.tightness = :tightness and j.created_at >= r.created_at
 order by k.score desc, j.id
