-- One application with its job and its letter, as the drawer of the board shows them.
select a.id, a.job_id, a.status, a.version, a.notes, a.applied_at, a.next_follow_up_at,
  case when a.status = 'applied' then coalesce(a.applied_at, a.stage_entered_at) else a.stage_entered_at end as stage_entered_at,
  a.closed_reason, a.letter_elsewhere, a.user_id = :person as mine, coalesce(nullif(p.display_name, ''), p.email) as owner,
  a.previous_status is not null and a.moved_at > now() - interval '1 day' as undoable,
  j.title, j.company_name, j.client_country, j.client_rating, j.platform, j.budget_type, j.currency,
  j.hourly_min, j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.source_raw -> 'x' as extras,
  j.apply_url, j.posted_at, j.skills, left(j.description, 2000) as description,
  floor(r.score)::int as score, l.status as letter, l.version as letter_version, l.word_count, me.timezone,
  case when a.user_id <> :person then l.content end as their_letter
from applications a
join jobs j on j.team_id = :team and j.id = a.job_id
left join user_preferences w on w.team_id = :team and w.user_id = :person
left join job_rankings r on r.team_id = :team and r.job_id = a.job_id and r.tightness = coalesce(w.tightness, 3)
left join profiles me on me.team_id = :team and me.user_id = :person
left join profiles p on p.team_id = :team and p.user_id = a.user_id
left join lateral (select c.status, c.version, c.word_count, c.content from cover_letters c
  where c.team_id = :team and c.job_id = a.job_id and c.user_id = a.user_id
  order by c.version desc limit 1) l on true
where a.team_id = :team and a.id = :id and a.removed_at is null
