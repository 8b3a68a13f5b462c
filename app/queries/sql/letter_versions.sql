-- The versions of one person's letter for one job, the newest first.
select c.version, c.style, c.temperature, c.content, c.sentences, c.status, c.origin, c.word_count,
  c.ready_at, c.updated_at
from cover_letters c
where c.team_id = :team and c.user_id = :person and c.job_id = :job
order by c.version desc
limit :most
