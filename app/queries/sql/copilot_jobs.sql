-- Jobs as a question narrows them, one row of figures at least: `found` are those in the feed that are all that was
-- asked, `passing` of them stand above the bar, `unsaid` would be them but do not name such pay in that currency; and
-- how many more there are that are not in the feed, by why. Pay is judged by the top of its range.
with asked as (
  select j.id, j.title, j.company_name, j.client_country, j.platform::text as platform, j.budget_type, j.hourly_min,
         j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency, j.posted_at, j.first_seen_at, r.score,
         w.place,
         case when j.budget_type = :budget and j.currency = :currency then
           case :budget when 'hourly' then coalesce(j.hourly_max, j.hourly_min)
             else coalesce(j.fixed_budget_max, j.fixed_budget_min) end end as top
    from private.jobs_asked_for(:team, :person, :words, :holding, :tags) w
    join public.jobs j on j.team_id = :team and j.id = w.job_id
    left join public.job_rankings r on r.team_id = :team and r.job_id = j.id and r.tightness = :tightness
   where (cast(:since as timestamptz) is null or j.first_seen_at >= :since)
     and (cast(:until as timestamptz) is null or j.first_seen_at < :until)
     and (:platform = '' or j.platform::text = :platform)
     and (:country = '' or j.client_country = :country)
     and (cast(:score_from as numeric) is null or r.score >= :score_from)
     and (cast(:proposals as numeric) is null or (j.source_raw #>> '{x,proposals_min}' ~ '^[0-9]{1,6}$'
       and (j.source_raw #>> '{x,proposals_min}')::numeric < :proposals))
), judged as (
  select *, (not :by_pay or top is not null) and (:budget = '' or budget_type = :budget)
      and (cast(:low as numeric) is null or top > :low or (top = :low and not :strict))
      and (cast(:high as numeric) is null or top < :high or (top = :high and not :strict)) as fits
    from asked
), totals as (
  select count(*) filter (where fits and place = 'feed') as found,
         count(*) filter (where fits and place = 'feed' and score >= :bar) as passing,
         count(*) filter (where top is null and place = 'feed') as unsaid,
         count(*) filter (where fits and place = 'hidden') as hidden,
         count(*) filter (where fits and place = 'put_aside') as put_aside,
         count(*) filter (where fits and place = 'board') as on_board,
         count(*) filter (where fits and place = 'twin') as twins
    from judged
), shown as (
  select * from judged where fits and place = 'feed'
   order by case when :best_paid then top end desc nulls last, score desc nulls last, posted_at desc nulls last, id
   limit :most
)
select t.*, s.* from totals t left join shown s on true
 order by case when :best_paid then s.top end desc nulls last, s.score desc nulls last, s.posted_at desc nulls last, s.id
