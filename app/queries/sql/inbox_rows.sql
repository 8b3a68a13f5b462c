-- Messages of one person: those that wait to be filed first, then the latest.
select m.id, m.sender, m.subject, left(m.body, 2000) as body, m.sent_at, m.direction, m.read_at, m.platform,
       m.application_id, m.meta, j.title as job_title, j.id as job_id, g.title as guess_title,
       case when m.application_id is not null then 'filed'
            when m.direction = 'outbound' or m.meta ? 'left' then 'left' else 'to_file' end as state
  from public.messages m
  left join public.applications a on a.team_id = m.team_id and a.id = m.application_id
  left join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
  left join public.applications ga
    on m.application_id is null and ga.team_id = m.team_id and ga.removed_at is null
   and ga.id::text = m.meta #>> '{match,application_id}'
  left join public.jobs g on g.team_id = ga.team_id and g.id = ga.job_id
 where m.team_id = :team and m.user_id = :person
 order by (m.application_id is null and m.direction = 'inbound' and not m.meta ? 'left') desc,
          m.sent_at desc nulls last, m.id
 limit :most
