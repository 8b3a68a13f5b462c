-- One's own rate beside the hourly jobs in its currency, each judged by the middle of its range.
with me as (
  select coalesce(w.current_hourly_min, w.current_hourly_max) as low, coalesce(w.current_hourly_max, w.current_hourly_min) as high,
         coalesce(w.hourly_min, w.hourly_max) as wanted
    from public.user_preferences w where w.team_id = :team and w.user_id = :person
), paid as (
  select coalesce((j.hourly_min + j.hourly_max) / 2, j.hourly_max, j.hourly_min) as middle
    from private.jobs_asked_for(:team, :person, :words, :holding, :tags) w
    join public.jobs j on j.team_id = :team and j.id = w.job_id
   where w.place = 'feed' and j.budget_type = 'hourly' and j.currency = :currency
     and coalesce(j.hourly_max, j.hourly_min) is not null
)
select (select low from me) as low, (select high from me) as high, (select wanted from me) as wanted, count(*) as jobs,
       round(percentile_cont(0.5) within group (order by middle)::numeric, 2) as middle,
       round(percentile_cont(0.75) within group (order by middle)::numeric, 2) as upper,
       count(*) filter (where middle >= (select high from me)) as pay_mine,
       count(*) filter (where middle >= (select wanted from me)) as pay_wanted
  from paid
