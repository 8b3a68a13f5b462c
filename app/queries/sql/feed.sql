-- One page of the feed, and everything its header and filters say, in one pass over the team's jobs.
-- `fails` has one bit for each filter a job does not pass (BITS in queries/jobs.py): 0 is shown, and a job with a
-- single bit is hidden by that filter alone. Sets are asked by `in` (hashed) and rankings come by a full join
-- (hashed or merged): under row-level security a team is estimated as tiny, and a loop would cost seconds.
-- Who has said nothing about themself is shown everything: their scores tell what a job is worth, not whether it fits.
with me as materialized (
  select coalesce(w.tightness, 3) as tightness,
    case when exists (select from user_skills k where k.team_id = :team and k.user_id = :person)
      or exists (select from user_experiences e where e.team_id = :team and e.user_id = :person)
      then (cast(:bars as numeric[]))[coalesce(w.tightness, 3)] else 0 end as bar,
    coalesce(w.currency, 'USD') as currency, coalesce(p.timezone, 'UTC') as timezone,
    numnode(q.wanted) + numnode(q.unwanted) > 0 as searches, q.wanted as query   -- "the" asks for nothing
    from (select private.any_word(:words) as wanted, private.any_word(:without) as unwanted) q
    left join user_preferences w on w.team_id = :team and w.user_id = :person
    left join profiles p on p.team_id = :team and p.user_id = :person),
found as materialized (
  select s.job_id, s.rank, s.meaning_place is not null as by_meaning
    from private.find_jobs(:team, :words, :without, :vector, :model, :alike, :most_found) s),
boarded as materialized (
  select a.job_id from applications a
   where a.team_id = :team and a.user_id = :person and a.removed_at is null),
ranked as materialized (
  select r.job_id, r.score, r.dismissed_at from job_rankings r
   where r.team_id = :team and r.tightness = (select tightness from me)),
seen as materialized (
  select j.id, j.created_at, j.posted_at, j.client_country, r.score,
    coalesce(r.score >= (select bar from me), false) as passes,
    ((select searches from me) and j.id not in (select job_id from found))::int * 2
    + (:platform <> '' and j.platform::text <> :platform)::int * 4
    + (:budget <> '' and j.budget_type <> :budget)::int * 8
    + ((cast(:hourly_from as numeric) is not null or cast(:fixed_from as numeric) is not null)
      and coalesce((case j.budget_type
        when 'hourly' then coalesce(j.hourly_max, j.hourly_min) < :hourly_from * w.worth
        when 'fixed' then coalesce(j.fixed_budget_max, j.fixed_budget_min) < :fixed_from * w.worth end), true)
      )::int * 16
    + (cast(:posted_after as timestamptz) is not null
      and coalesce(j.posted_at < :posted_after, true))::int * 32
    + (:country <> '' and j.client_country is distinct from :country)::int * 64
    + (:verified and j.client_payment_verified is not true)::int * 128
    + (cast(:score_from as numeric) is not null and coalesce(r.score < :score_from, true))::int * 256
    as fails
    from (select * from jobs where team_id = :team) j
    full join ranked r on r.job_id = j.id
   cross join lateral (
    select case when coalesce(j.currency, m.mine) = m.mine then 1
        else (m.rates ->> j.currency)::numeric / (m.rates ->> m.mine)::numeric end as worth
      from (select cast(:per_dollar as jsonb) as rates, (select currency from me) as mine) m) w
   where case :view
      when 'open' then r.dismissed_at is null and j.id not in (select job_id from boarded)
      when 'board' then j.id in (select job_id from boarded)
      when 'dismissed' then r.dismissed_at is not null and j.id not in (select job_id from boarded)
      else true end),
judged as materialized (   -- when nothing at all passes, everything is shown
  select s.id, s.created_at, s.posted_at, s.client_country, s.score, s.passes,
    s.fails + (:passing and s.score is not null and not s.passes
      and (select bool_or(passes) from seen))::int as fails
    from seen s),
counts as materialized (select fails, count(*) as n from judged group by fails),
page as (
  select row_number() over () as place, p.id from (
    select g.id from judged g left join found f on f.job_id = g.id where g.fails = 0
     order by case when :sort = 'best' then f.rank end desc nulls last, case when :sort = 'best' then g.score end desc nulls last, g.posted_at desc nulls last, g.id desc
     limit :size offset least(:skip,
       (select (greatest(coalesce(max(n), 0), 1) - 1) / :size * :size from counts where fails = 0))) p),
totals as (
  select (select count(*) from found) as found, exists (select from jobs where team_id = :team) as has_jobs,
    count(*) as in_view,
    count(*) filter (where passes) as passing, max(created_at) as newest,
    count(*) filter (where fails = 0 and created_at > :since) as fresh,
    (select jsonb_object_agg(fails, n) from counts) as by_fails,
    (select jsonb_agg(jsonb_build_array(x.client_country, x.n)) from (
      select client_country, count(*) as n from judged where fails in (0, 64) and client_country <> ''
       group by client_country order by n desc, client_country limit :most_countries) x) as countries
    from judged)
select me.tightness, me.bar = 0 as is_stranger, me.currency as wanted_currency, me.timezone, t.*, j.id, j.platform, j.title,
  j.company_name, j.posted_at, j.budget_type, j.hourly_min, j.hourly_max, j.fixed_budget_min, j.fixed_budget_max,
  j.currency, j.client_country, j.client_rating, j.client_hires, j.client_payment_verified,
  j.source_raw -> 'x' as extras, r.score, r.provisional, r.breakdown ->> 'headline' as headline, r.dismissed_at,
  r.dismiss_reason, a.status, s.sightings, s.platforms,
  case when me.searches then private.words_found(j.search, :words) end as words, f.by_meaning,
  case when me.searches then ts_headline('pg_catalog.english', private.searchable(j.title), me.query,
    'StartSel=' || chr(1) || ', StopSel=' || chr(2) || ', HighlightAll=true') end as marked_title
  from me cross join totals t
  left join page p on true
  left join jobs j on j.team_id = :team and j.id = p.id
  left join found f on f.job_id = p.id
  left join job_rankings r on r.team_id = :team and r.job_id = p.id and r.tightness = me.tightness
  left join applications a
    on a.team_id = :team and a.job_id = p.id and a.user_id = :person and a.removed_at is null
  left join lateral (
    select count(*) as sightings, array_agg(distinct o.platform::text) as platforms
      from job_sources o where o.team_id = :team and o.job_id = p.id) s on true
 order by p.place
