-- Some columns of the team's board, each in its order: what a move can have changed beside the card itself.
select a.id::text as id, a.status, a.version
from applications a
where a.team_id = :team and a.removed_at is null and a.status = any(:columns)
order by a.status, a.position, a.id
