-- Jobs first seen since a moment, the best first; `new` counts them all, `passing` those above the bar.
select j.id, j.title, j.company_name, j.client_country, j.platform::text as platform, j.budget_type, j.hourly_min,
       j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency, j.posted_at, r.score,
       count(*) over () as new, count(*) filter (where r.score >= :bar) over () as passing
  from public.jobs j
  left join public.job_rankings r on r.team_id = j.team_id and r.job_id = j.id and r.tightness = :tightness
 where j.team_id = :team and (cast(:since as timestamptz) is null or j.first_seen_at >= :since)
   and (:platform = '' or j.platform::text = :platform)
 order by r.score desc nulls last, j.first_seen_at desc, j.id limit :most
