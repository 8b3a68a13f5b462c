insert into private.deliveries (team_id, user_id, notification_id, channel_id, message_id, due_at)
values (:team_id, :user_id, :notification_id, :channel_id, gen_random_uuid(), :due)
on conflict (team_id, notification_id, channel_id) do nothing
