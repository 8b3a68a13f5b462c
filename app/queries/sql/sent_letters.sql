-- Letters of this person that were sent: the version that was there when the application was, and how far it came.
select l.style, l.word_count, left(l.content, 600) as text, a.status, a.applied_at,
  a.status in ('in_conversation', 'interviewing', 'won', 'lost') or coalesce(a.previous_status = 'in_conversation', false) as has_talked
from applications a
join lateral (select c.style, c.word_count, c.content from cover_letters c
  where c.team_id = :team and c.job_id = a.job_id and c.user_id = a.user_id and btrim(c.content) <> ''
  order by c.created_at <= a.applied_at desc, c.version desc limit 1) l on true
where a.team_id = :team and a.user_id = :person and a.applied_at is not null and a.removed_at is null
  and not a.letter_elsewhere
order by a.applied_at desc, a.id
limit :most
