-- What happened to an application, the latest first; typing notes is no news.
select e.event_type, e.payload, e.created_at,
  case when e.actor_user_id = :person then 'You'
    else coalesce(nullif(p.display_name, ''), p.email, 'Bidwell') end as who
from events e
left join profiles p on p.team_id = :team and p.user_id = e.actor_user_id
where e.team_id = :team and e.entity_type = 'application' and e.entity_id = :id
  and e.event_type not in ('application_noted', 'application_reordered')
order by e.id desc
limit 50
