-- Changes whenever an application on the team's board does; null while there is none.
select count(*) || ' ' || sum(a.version) || ' ' || sum(extract(epoch from a.updated_at))
from applications a
where a.team_id = :team and a.removed_at is null
