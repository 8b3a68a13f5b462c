-- The ledger of one person, the newest first; an entry whose move was taken back is shown, and does not count.
select e.id::text as id, e.kind, e.amount, e.reason, e.occurred_at, e.taken_back_at, e.application_id::text as application,
  j.title, p.timezone
from private.bid_entries e
left join applications a on a.team_id = :team and a.id = e.application_id
left join jobs j on j.team_id = :team and j.id = a.job_id
left join profiles p on p.team_id = :team and p.user_id = :person
where e.team_id = :team and e.user_id = :person
order by e.occurred_at desc, e.id
limit :most
