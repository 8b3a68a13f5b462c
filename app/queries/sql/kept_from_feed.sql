-- Of the jobs that a run has brought in for the first time: how many have no row of their own in the plain feed,
-- because they are further ads of a job that has one, or because the hide list keeps them out.
with unwanted as materialized (select u.job_id from private.unwanted_jobs(:team, :person) u),
folded as materialized (
  select t.job_id from private.folded_jobs(:team, :person, array(select job_id from unwanted)) t),
new as (
  select distinct k.job_id from job_rankings k
    join jobs j on j.team_id = k.team_id and j.id = k.job_id
    join agent_runs r on r.team_id = k.team_id and r.id = k.agent_run_id
   where k.team_id = :team and k.agent_run_id = :run and j.created_at >= r.created_at)
select count(*) filter (where job_id in (select job_id from folded)
    and job_id not in (select job_id from unwanted)) as further_ads,
  count(*) filter (where job_id in (select job_id from unwanted)) as unwanted
from new
