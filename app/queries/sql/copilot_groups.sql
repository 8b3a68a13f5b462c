-- The jobs in the feed by country and by platform, with the average score of each group; and one row for each reason
-- why there are more.
with asked as materialized (
  select j.client_country, j.platform::text as platform, r.score, w.place
    from private.jobs_asked_for(:team, :person, :words, :holding, :tags) w
    join public.jobs j on j.team_id = :team and j.id = w.job_id
    left join public.job_rankings r on r.team_id = :team and r.job_id = j.id and r.tightness = :tightness
)
select 'country' as what, coalesce(client_country, '') as name, count(*) as jobs, round(avg(score), 1) as score
  from asked where place = 'feed' group by client_country
union all
select 'platform', platform, count(*), round(avg(score), 1) from asked where place = 'feed' group by platform
union all
select 'place', case place when 'board' then 'on_board' when 'twin' then 'twins' else place end, count(*), null
  from asked where place <> 'feed' group by place
 order by 1, 3 desc, 2
