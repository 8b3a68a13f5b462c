-- What happened in the team, the latest first, before a given event: of some kinds of things (none: of all), by one
-- person (or by Bidwell itself: by nobody, or what no person does). Kinds are asked one by one, each the newest of
-- its own index.
with page as materialized (
  select * from (
    select e.id from unnest(cast(:kinds as text[])) kind cross join lateral (
      select x.id from events x
       where x.team_id = :team and x.entity_type = kind and x.id < :before
         and (cast(:person as uuid) is null or x.actor_user_id = :person and x.event_type <> :by_itself
           and (x.event_type <> 'application_shortlisted' or x.agent_run_id is null))
         and (not :by_bidwell or x.actor_user_id is null or x.event_type = :by_itself
           or x.event_type = 'application_shortlisted' and x.agent_run_id is not null)
       order by x.id desc limit :size) e
    union all
    (select x.id from events x
      where cardinality(cast(:kinds as text[])) = 0 and x.team_id = :team and x.id < :before
        and (cast(:person as uuid) is null or x.actor_user_id = :person and x.event_type <> :by_itself
           and (x.event_type <> 'application_shortlisted' or x.agent_run_id is null))
         and (not :by_bidwell or x.actor_user_id is null or x.event_type = :by_itself
           or x.event_type = 'application_shortlisted' and x.agent_run_id is not null)
      order by x.id desc limit :size)) both_ways
  order by id desc limit :size)
select e.id, e.event_type, e.entity_type, e.entity_id, e.payload, e.created_at, e.actor_user_id,
  case when e.event_type = 'application_shortlisted' and e.agent_run_id is not null then 'Bidwell'
    when e.actor_user_id = :me then 'You' else coalesce(nullif(p.display_name, ''), p.email, 'Bidwell') end as who,
  j.id as job_id, j.title, coalesce(nullif(m.display_name, ''), m.email) as member_name,
  coalesce(s.name, x.title, d.institution) as name
from page
join events e on e.team_id = :team and e.id = page.id
left join profiles p on p.team_id = :team and p.user_id = e.actor_user_id
left join applications a on e.entity_type = 'application' and a.team_id = :team and a.id = e.entity_id
left join cover_letters c on e.entity_type = 'cover_letter' and c.team_id = :team and c.id = e.entity_id
left join jobs j on j.team_id = :team
  and j.id = coalesce(a.job_id, c.job_id, case when e.entity_type = 'job' then e.entity_id end)
left join profiles m on e.entity_type = 'member' and m.team_id = :team and m.user_id = e.entity_id
left join user_skills s on e.entity_type = 'skill' and s.team_id = :team and s.id = e.entity_id
left join user_experiences x on e.entity_type = 'experience' and x.team_id = :team and x.id = e.entity_id
left join user_educations d on e.entity_type = 'education' and d.team_id = :team and d.id = e.entity_id
order by e.id desc
