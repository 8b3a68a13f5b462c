-- One's applications, with the conversations and the people of the messages filed with each.
select a.id, a.status::text as status, j.title, j.company_name, j.platform::text as platform, j.platform_job_id,
       m.threads, m.people
  from public.applications a
  join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
  left join lateral (
    select array_agg(distinct m.thread_id) filter (where m.thread_id is not null) as threads,
           array_agg(distinct lower(coalesce(substring(m.sender from '<([^<>]+)>'), m.sender)))
             filter (where m.direction = 'inbound' and m.sender not like '%upwork.com%'
               and m.sender not like '%linkedin.com%') as people
      from public.messages m where m.team_id = a.team_id and m.application_id = a.id
  ) m on true
 where a.team_id = :team and a.user_id = :person and a.removed_at is null
 order by a.stage_entered_at desc, a.id
 limit 500
