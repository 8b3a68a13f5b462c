-- New notifications and each channel of their person that wants them and has not taken them on.
select n.team_id, n.user_id, n.id as notification_id, n.type, n.created_at, c.id as channel_id, c.rhythm,
       p.timezone, a.agents -> 'alerts' as quiet
  from public.notifications n
  join private.notification_channels c
    on c.team_id = n.team_id and c.user_id = n.user_id and c.is_on and c.kind <> 'app' and n.type = any (c.types)
   and c.created_at <= n.created_at
  join public.team_members m on m.team_id = n.team_id and m.user_id = n.user_id
  join public.profiles p on p.team_id = n.team_id and p.user_id = n.user_id
  left join public.user_agent_settings a on a.team_id = n.team_id and a.user_id = n.user_id
 where n.created_at > :since
   and not exists (select from private.deliveries d
     where d.team_id = n.team_id and d.notification_id = n.id and d.channel_id = c.id)
 order by n.created_at, n.id
 limit 1000
