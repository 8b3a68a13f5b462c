-- What an apply page shows: the application's newest letter, whether it is ready, and by which clock its person lives.
select a.id, a.job_id, a.letter_elsewhere, l.content, l.status, l.sentences, l.word_count, p.timezone
from applications a
left join profiles p on p.team_id = :team and p.user_id = a.user_id
left join lateral (select c.content, c.status, c.sentences, c.word_count from cover_letters c
  where c.team_id = :team and c.job_id = a.job_id and c.user_id = a.user_id
  order by c.version desc limit 1) l on true
where a.team_id = :team and a.id = :id and a.removed_at is null
