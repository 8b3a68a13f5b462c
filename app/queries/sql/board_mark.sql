-- Changes whenever an application on the team's board does.
select count(*) || ' ' || coalesce(sum(a.version), 0) || ' ' || coalesce(sum(extract(epoch from a.updated_at)), 0)
from applications a
where a.team_id = :team and a.removed_at is null
