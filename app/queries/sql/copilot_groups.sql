-- Jobs by country and by platform, with the average score of each group.
select 'country' as what, coalesce(j.client_country, '') as name, count(*) as jobs, round(avg(r.score), 1) as score
  from public.jobs j
  left join public.job_rankings r on r.team_id = j.team_id and r.job_id = j.id and r.tightness = :tightness
 where j.team_id = :team and not exists (select from unnest(cast(:skills as text[])) s
       where not array_to_string(j.skills, ', ') || ', ' || j.title ~* s)
 group by j.client_country
union all
select 'platform', j.platform::text, count(*), round(avg(r.score), 1)
  from public.jobs j
  left join public.job_rankings r on r.team_id = j.team_id and r.job_id = j.id and r.tightness = :tightness
 where j.team_id = :team and not exists (select from unnest(cast(:skills as text[])) s
       where not array_to_string(j.skills, ', ') || ', ' || j.title ~* s)
 group by j.platform
 order by 1, 3 desc, 2
