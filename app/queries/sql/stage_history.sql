-- What brought an application into each of its stages, the first first.
select s.status, e.created_at as at, e.event_type = 'application_move_undone' as undone
from events e cross join lateral (
  select coalesce(e.payload -> 'to' ->> 'status', case when e.event_type in
    ('application_shortlisted', 'application_moved', 'application_move_undone') then e.payload ->> 'to' end)) s (status)
where e.team_id = :team and e.entity_type = 'application' and e.entity_id = :id and s.status is not null
order by e.id
limit 500
