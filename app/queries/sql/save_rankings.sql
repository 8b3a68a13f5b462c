-- The rankings of one batch; what says the same as before is not written. Jobs that were deleted while they were
-- judged are left out; the others stay for as long as this takes.
with still_there as (
  select j.id from jobs j
  where j.team_id = :team
    and j.id in (select i.job_id from json_to_recordset(cast(:items as json)) as i(job_id uuid))
  order by j.id
  for key share
)
insert into job_rankings as k
  (team_id, job_id, agent_run_id, tightness, score, fit, worth, provisional, breakdown)
select :team, i.job_id, :run, :tightness, i.score, i.fit, i.worth, i.provisional, i.breakdown
from json_to_recordset(cast(:items as json))
  as i(job_id uuid, score numeric, fit numeric, worth numeric, provisional boolean, breakdown jsonb)
join still_there s on s.id = i.job_id
order by i.job_id
on conflict (team_id, job_id, tightness) do update set score = excluded.score, fit = excluded.fit,
  worth = excluded.worth, provisional = excluded.provisional, breakdown = excluded.breakdown,
  agent_run_id = coalesce(excluded.agent_run_id, k.agent_run_id)
where (k.score, k.fit, k.worth, k.provisional, k.breakdown)
  is distinct from (excluded.score, excluded.fit, excluded.worth, excluded.provisional, excluded.breakdown)
