-- Who belongs to the team, those who decide first.
select m.user_id, m.role::text as role, p.display_name, p.email, t.name as team_name
from team_members m
join teams t on t.id = m.team_id
left join profiles p on p.team_id = m.team_id and p.user_id = m.user_id
where m.team_id = :team
order by m.role, m.created_at, m.user_id
limit 500
