-- Whose agents are due, of those who may still write in their team.
select s.team_id, s.user_id, s.agent_type::text as agent_type, s.next_at, m.role::text as role,
       coalesce(p.email, '') as email, p.timezone, u.agents
  from private.schedules s
  join public.team_members m on m.team_id = s.team_id and m.user_id = s.user_id and m.role <> 'viewer'
  join public.profiles p on p.team_id = s.team_id and p.user_id = s.user_id
  join public.user_agent_settings u on u.team_id = s.team_id and u.user_id = s.user_id
 where s.next_at <= :now order by s.next_at limit 200
