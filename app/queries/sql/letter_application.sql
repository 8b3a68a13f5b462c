-- The card of one person's letter, while it is on the board.
select a.id::text as id, a.status, a.applied_at is not null as is_sent
from applications a
where a.team_id = :team and a.user_id = :person and a.job_id = :job and a.removed_at is null
