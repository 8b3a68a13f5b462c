-- The messages of one conversation, the oldest first, as one person may see them; with what was kept of each as feedback.
select m.id, m.direction, m.sender, m.recipient, m.subject, m.body, m.platform, m.meta, m.application_id, m.read_at,
  m.user_id = :person as mine, coalesce(m.sent_at, m.created_at) as at, m.thread_id,
  coalesce(nullif(p.display_name, ''), p.email) as author,
  (select coalesce(jsonb_agg(x order by x.received_at), '[]') from (
    select f.id, f.outcome, f.rating, f.client_words, f.reason, f.received_at
      from feedback f where f.team_id = :team and f.message_id = m.id) x) as feedback
from messages m
left join profiles p on p.team_id = :team and p.user_id = m.user_id
where m.team_id = :team and (m.application_id is not null or m.user_id = :person)
  and (m.application_id = cast(:application as uuid)
    or (cast(:application as uuid) is null and m.application_id is null and private.thread_of(m) = :thread))
order by at desc, m.id desc
limit :most
