-- The text of one version of one person's letter for one job.
select c.content
from cover_letters c
where c.team_id = :team and c.user_id = :person and c.job_id = :job and c.version = :version
