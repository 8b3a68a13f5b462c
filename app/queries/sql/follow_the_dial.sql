-- One ranking a job, at the level the person has chosen; so a dismissal outlives a turn of the dial.
update job_rankings r set tightness = :tightness
where r.team_id = :team and r.tightness <> :tightness
  and not exists (select from job_rankings k
    where k.team_id = :team and k.job_id = r.job_id and k.tightness = :tightness)
