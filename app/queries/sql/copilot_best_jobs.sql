-- The best jobs that one has neither put aside nor on the board nor hides; `passing` counts all above the bar.
with ranked as (
  select j.id, j.title, j.company_name, j.client_country, j.platform::text as platform, j.budget_type,
         j.hourly_min, j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency, j.posted_at, r.score
    from public.job_rankings r
    join public.jobs j on j.team_id = r.team_id and j.id = r.job_id
   where r.team_id = :team and r.tightness = :tightness and r.dismissed_at is null and r.score >= :bar
     and (cast(:since as timestamptz) is null or j.posted_at >= :since or j.first_seen_at >= :since)
     and (:platform = '' or j.platform::text = :platform)
     and not exists (select from public.applications a where a.team_id = r.team_id and a.job_id = r.job_id
       and a.user_id = :person and a.removed_at is null)
     and j.id not in (select o.job_id from private.left_out_jobs(:team, :person) o)
)
select *, count(*) over () as passing from ranked
 order by score desc, posted_at desc nulls last, id limit :most
