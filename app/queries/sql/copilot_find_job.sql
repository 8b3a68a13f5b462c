-- Jobs whose title holds these words; `found` counts them all.
select j.id, j.title, j.company_name, j.client_country, j.platform::text as platform, j.budget_type, j.hourly_min,
       j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency, j.posted_at, r.score, r.breakdown,
       count(*) over () as found
  from public.jobs j
  left join public.job_rankings r on r.team_id = j.team_id and r.job_id = j.id and r.tightness = :tightness
 where j.team_id = :team and position(lower(:words) in lower(j.title)) > 0
 order by r.score desc nulls last, j.posted_at desc nulls last, j.id limit :most
