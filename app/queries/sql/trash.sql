-- Cards that were taken off the board within the last thirty days, the latest first.
select a.id::text as id, j.title, a.status, a.removed_at
from applications a join jobs j on j.team_id = :team and j.id = a.job_id
where a.team_id = :team and a.removed_at > :since
order by a.removed_at desc, a.id
limit 200
