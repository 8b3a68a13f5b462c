-- The versions of one person's letter for one job, the newest first; only the newest brings its text.
select v.version, v.style, v.temperature, v.status, v.origin, v.word_count, v.ready_at, v.updated_at,
  case when v.place = 1 then v.content end as content,
  case when v.place = 1 then v.sentences end as sentences
from (
  select c.*, row_number() over (order by c.version desc) as place
  from cover_letters c
  where c.team_id = :team and c.user_id = :person and c.job_id = :job
) v
order by v.version desc
limit :most
