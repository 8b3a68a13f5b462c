-- One job whole, as one person sees it: its ranking, its place on the board, and everywhere it was seen.
select j.id, j.platform, j.platform_job_id, j.title, j.description, j.apply_url, j.posted_at, j.budget_type,
  j.hourly_min, j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency, j.client_country,
  j.client_rating, j.client_hires, j.client_payment_verified, j.skills, j.seniority, j.category, j.company_name,
  j.source_raw -> 'x' as extras, case when j.platform = 'upwork' then j.source_raw - 'description' - 'x' end as raw,
  w.currency as wanted_currency, r.score, r.fit, r.worth, r.provisional, r.breakdown, r.dismissed_at,
  r.dismiss_reason, a.id as application_id, a.status, p.timezone,
  exists (select from cover_letters c
    where c.team_id = :team and c.job_id = j.id and c.user_id = :person) as has_letter,
  (select jsonb_agg(to_jsonb(s) order by s.first_seen_at) from (
    select o.source, o.platform, o.url, o.first_seen_at, o.last_seen_at from job_sources o
     where o.team_id = :team and o.job_id = j.id order by o.first_seen_at limit :most_sources) s) as sources
  from jobs j
  left join user_preferences w on w.team_id = :team and w.user_id = :person
  left join profiles p on p.team_id = :team and p.user_id = :person
  left join job_rankings r on r.team_id = :team and r.job_id = j.id and r.tightness = coalesce(w.tightness, 3)
  left join applications a
    on a.team_id = :team and a.job_id = j.id and a.user_id = :person and a.removed_at is null
 where j.team_id = :team and j.id = :job
