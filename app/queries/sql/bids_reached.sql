-- How far the applications came that this person has spent Connects on.
with sent as (
  select distinct e.application_id as id from private.bid_entries e
   where e.team_id = :team and e.user_id = :person and e.application_id is not null and e.taken_back_at is null
     and e.kind in ('bid', 'boost'))
select count(*) as sent,
  count(*) filter (where f.talked) as replies,
  count(*) filter (where f.interviewed) as interviews,
  count(*) filter (where f.status = 'won') as wins
from sent s
cross join lateral (
  select a.status,
    a.status in ('in_conversation', 'interviewing', 'won', 'lost') or coalesce(a.previous_status = 'in_conversation', false) as talked,
    a.status in ('interviewing', 'won', 'lost') as interviewed
  from applications a where a.team_id = :team and a.id = s.id) f
