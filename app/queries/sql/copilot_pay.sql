-- What hourly jobs in one's currency pay: the middle of each range, and its quarters; and how many say nothing.
with asked as (
  select j.budget_type, coalesce((j.hourly_min + j.hourly_max) / 2, j.hourly_max, j.hourly_min) as middle, j.currency
    from private.jobs_asked_for(:team, :person, :words, :holding, :tags) w
    join public.jobs j on j.team_id = :team and j.id = w.job_id
   where w.place = 'feed' and (:platform = '' or j.platform::text = :platform)
     and (:country = '' or j.client_country = :country)
)
select count(*) as jobs,
       count(*) filter (where budget_type = 'hourly' and currency = :currency and middle is not null) as priced,
       count(*) filter (where budget_type = 'unknown') as silent,
       round(percentile_cont(0.25) within group (order by middle)
         filter (where budget_type = 'hourly' and currency = :currency)::numeric, 2) as low,
       round(percentile_cont(0.5) within group (order by middle)
         filter (where budget_type = 'hourly' and currency = :currency)::numeric, 2) as middle,
       round(percentile_cont(0.75) within group (order by middle)
         filter (where budget_type = 'hourly' and currency = :currency)::numeric, 2) as high
  from asked
