-- One channel at a time, the one that waits longest; all that is due for it goes in one message, whose id stays the
-- same when it is tried again.
with channel as (
  select d.channel_id, d.team_id from private.deliveries d
    join private.notification_channels c on c.team_id = d.team_id and c.id = d.channel_id and c.is_on
   where d.status = 'waiting' and d.due_at <= :now
   order by d.due_at limit 1 for update of d skip locked
), due as (
  select d.id from private.deliveries d join channel using (team_id, channel_id)
   where d.status = 'waiting' and d.due_at <= :now
   order by d.created_at, d.id limit :most for update of d skip locked
), taken as (
  update private.deliveries d set status = 'sending', attempt = d.attempt + 1, begun_at = :now
    from due where d.id = due.id
  returning d.*
)
select t.id, t.notification_id, t.channel_id, t.message_id, t.attempt, n.type, n.payload, n.created_at as made_at,
       c.kind, c.address, c.settings, c.sealed_secret
  from taken t
  join public.notifications n on n.team_id = t.team_id and n.id = t.notification_id
  join private.notification_channels c on c.team_id = t.team_id and c.id = t.channel_id
 order by n.created_at, n.id
