-- Messages from others: the unread and the unfiled first; both are counted in all.
select m.id, m.subject, m.sender, m.sent_at, m.read_at, m.application_id, j.title,
       count(*) filter (where m.read_at is null) over () as unread,
       count(*) filter (where m.application_id is null and not m.meta ? 'left') over () as to_file,
       count(*) over () as messages
  from public.messages m
  left join public.applications a on a.team_id = m.team_id and a.id = m.application_id
  left join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
 where m.team_id = :team and m.user_id = :person and m.direction = 'inbound'
   and (cast(:since as timestamptz) is null or m.sent_at >= :since)
   and (cast(:until as timestamptz) is null or m.sent_at < :until)
 order by m.read_at is not null, m.sent_at desc nulls last, m.id limit :most
