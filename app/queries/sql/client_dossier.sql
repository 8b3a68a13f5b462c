-- Everything seen of one client: their ads here, newest first, what I did with each, and what came of it.
select j.id, j.title, j.posted_at, j.platform::text as platform, j.budget_type, j.hourly_min, j.hourly_max,
  j.fixed_budget_min, j.fixed_budget_max, j.currency, j.client_rating, j.client_hires, j.source_raw -> 'x' as extras,
  count(*) over () as ads, a.status, a.applied_at, a.closed_reason, r.dismissed_at, r.dismiss_reason,
  exists (select from messages m where m.team_id = :team and m.application_id = a.id and m.direction = 'inbound')
    or exists (select from feedback f where f.team_id = :team and f.application_id = a.id) as replied,
  (select jsonb_agg(jsonb_build_array(e.amount, e.currency)) from earnings e
    where e.team_id = :team and e.user_id = :person and (e.job_id = j.id or e.application_id = a.id)) as earned
  from private.job_marks k
  join jobs j on j.team_id = :team and j.id = k.job_id
  left join user_preferences w on w.team_id = :team and w.user_id = :person
  left join job_rankings r on r.team_id = :team and r.job_id = j.id and r.tightness = coalesce(w.tightness, 3)
  left join applications a
    on a.team_id = :team and a.job_id = j.id and a.user_id = :person and a.removed_at is null
 where k.team_id = :team and k.client_key = :key
 order by a.applied_at is null, j.posted_at desc nulls last, j.id desc limit :most
