-- One's saved searches, and what became of the jobs that each has found.
select s.id, s.name, s.address, count(h.job_id) as found, count(a.applied_at) as applied,
       count(*) filter (where a.status in ('in_conversation', 'interviewing', 'won', 'lost')
         or exists (select from public.messages m where m.team_id = :team and m.application_id = a.id
           and m.direction = 'inbound')) as replied,
       count(*) filter (where a.status = 'won') as won
  from private.saved_searches s
  left join private.search_hits h on h.team_id = :team and h.search_id = s.id
  left join public.applications a on a.team_id = :team and a.job_id = h.job_id and a.user_id = :person
   and a.removed_at is null
 where s.team_id = :team and s.user_id = :person
 group by s.id, s.name, s.address
 order by won desc, replied desc, applied desc, found desc, s.name, s.id
