-- The person's applications that were sent, how far each came, and how well its job scores.
select a.status, a.applied_at, r.score,
  a.status in ('in_conversation', 'interviewing', 'won', 'lost') or coalesce(a.previous_status = 'in_conversation', false) as has_talked
from applications a
left join user_preferences w on w.team_id = :team and w.user_id = :person
left join job_rankings r on r.team_id = :team and r.job_id = a.job_id and r.tightness = coalesce(w.tightness, 3)
where a.team_id = :team and a.user_id = :person and a.applied_at is not null and a.removed_at is null
order by a.applied_at desc, a.id
limit :most
