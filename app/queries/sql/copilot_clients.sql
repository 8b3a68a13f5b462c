-- The clients one has applied to, those with most wins, money and answers first. A client that cannot be known again
-- is a client for each job. Sums are by currency, nothing is converted.
with mine as (
  select a.id, a.job_id, a.status::text as status, j.company_name, j.client_country, j.posted_at,
         coalesce(nullif(k.client_key, ''), a.job_id::text) as client,
         a.status in ('in_conversation', 'interviewing', 'won', 'lost') or exists (select from public.messages m
           where m.team_id = a.team_id and m.application_id = a.id and m.direction = 'inbound') as replied
    from public.applications a
    join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
    left join private.job_marks k on k.team_id = a.team_id and k.job_id = a.job_id
   where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.applied_at is not null
), paid as (
  select m.client, e.currency, sum(e.amount) as amount
    from mine m join public.earnings e on e.team_id = :team and e.user_id = :person
     and (e.application_id = m.id or (e.application_id is null and e.job_id = m.job_id))
   group by m.client, e.currency
)
select m.client, max(m.company_name) as company_name, max(m.client_country) as client_country,
       (array_agg(m.job_id order by m.status = 'won' desc, m.posted_at desc nulls last, m.job_id))[1] as job_id,
       count(*) as applied, count(*) filter (where m.replied) as replied, count(*) filter (where m.status = 'won') as won,
       (select jsonb_agg(jsonb_build_array(p.amount, p.currency) order by p.amount desc) from paid p
         where p.client = m.client) as earned,
       count(*) over () as clients
  from mine m
 group by m.client
 order by won desc, (select max(p.amount) from paid p where p.client = m.client) desc nulls last, replied desc,
          applied desc, m.client limit :most
