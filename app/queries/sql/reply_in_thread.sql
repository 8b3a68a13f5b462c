-- The message of a conversation with which the person's latest draft of a reply lies.
select m.id from messages m
where m.team_id = :team and m.user_id = :person and m.meta ? 'reply' and private.thread_of(m) = :thread
order by coalesce(m.sent_at, m.created_at) desc, m.id
limit 1
