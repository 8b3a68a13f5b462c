-- The ids of the messages of one conversation that a person may see, the oldest first; named by the conversation, or
-- (where that is null) by one of its messages.
select m.id from messages m
where m.team_id = :team and (
  m.application_id = cast(:application as uuid)
  or (cast(:application as uuid) is null and m.application_id is null and m.user_id = :person
    and private.thread_of(m) = coalesce(:thread,
      (select private.thread_of(o) from messages o where o.team_id = :team and o.id = cast(:message as uuid)))))
order by coalesce(m.sent_at, m.created_at), m.id
limit :most
