-- One card with its platform, and whether Connects are entered as spent on it.
select a.user_id, a.job_id, a.status::text as status, j.platform::text as platform,
  exists (select 1 from private.bid_entries e
           where e.team_id = :team and e.application_id = a.id and e.kind in ('bid', 'boost') and e.taken_back_at is null) as entered
from applications a
join jobs j on j.team_id = :team and j.id = a.job_id
where a.team_id = :team and a.id = :id
