-- One page of the feed, and everything its header and filters say, in one pass over the team's jobs.
-- `fails` has one bit for each filter a job does not pass (BITS in queries/jobs.py): 0 is shown, and a job with a
-- single bit is hidden by that filter alone. Sets are asked by `in` (hashed) and rankings come by a full join
-- (hashed or merged): under row-level security a team is estimated as tiny, and a loop would cost seconds.
-- Who has said nothing about themself is shown everything: their scores tell what a job is worth, not whether it fits.
-- With `came_after` only jobs that came since are looked at, and strictly: nothing is shown for want of better.
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
hit as materialized (
  select h.* from private.find_jobs(:team, :words, :without, :vector, :model, :alike, :most_found) h),
found as materialized (   -- full text drops the signs of C++, C# and .NET: such names are looked for as written
  select h.job_id, h.rank, h.meaning_place is not null as by_meaning from hit h
   where cardinality(cast(:holding as text[])) + cardinality(cast(:not_holding as text[])) = 0
      or h.job_id in (select w.id
        from (select o.id, concat_ws(' ', o.title, array_to_string(o.skills, ' '), o.description) as whole from jobs o
               where o.team_id = :team and o.id in (select job_id from hit)) w
       where not exists (select from unnest(cast(:holding as text[])) p where w.whole !~* p)
         and not exists (select from unnest(cast(:not_holding as text[])) p where w.whole ~* p))),
boarded as materialized (
  select a.job_id from applications a
   where a.team_id = :team and a.user_id = :person and a.removed_at is null),
unwanted as materialized (select u.job_id from private.unwanted_jobs(:team, :person) u where :hiding),
folded as materialized (   -- other ads of a job that has its row already
  select t.job_id from private.folded_jobs(:team, :person, array(select job_id from unwanted)) t where :view = 'open'),
flagged as materialized (
  select m.job_id from private.job_marks m where m.team_id = :team and m.flags <> '{}'),
employed as materialized (
  select m.job_id from private.job_marks m where m.team_id = :team and m.employed),
ranked as not materialized (
  select r.job_id, r.score, r.dismissed_at from job_rankings r
   where r.team_id = :team and r.tightness = (select tightness from me)),
strict as materialized (   -- when nothing at all passes, everything is shown
  select :passing and (cast(:came_after as timestamptz) is not null or exists (
    select from ranked r where r.dismissed_at is null and r.score >= (select bar from me)
      and r.job_id not in (select job_id from boarded) and r.job_id not in (select job_id from folded)
      and r.job_id not in (select job_id from unwanted))) as is_so),
judged as materialized (
  select j.id, j.created_at, j.posted_at, j.client_country, r.score,
    -- what the counts beside the filters go by, in one number (KINDS in queries/feed_counts.py)
    (((((((j.id in (select job_id from employed))::int * 2
      + (j.id in (select job_id from flagged))::int) * 2
      + coalesce(r.score >= (select bar from me), false)::int) * 2
      + coalesce(j.client_payment_verified, false)::int) * 3
      + case j.budget_type when 'hourly' then 0 when 'fixed' then 1 else 2 end) * 2
      + (j.platform = 'linkedin')::int) * 6
      + coalesce((j.posted_at >= :days_30)::int + (j.posted_at >= :days_14)::int + (j.posted_at >= :days_7)::int
        + (j.posted_at >= :days_3)::int + (j.posted_at >= :days_1)::int, 0)) * 7
      + coalesce((r.score >= 40)::int + (r.score >= 50)::int + (r.score >= 60)::int + (r.score >= 70)::int
        + (r.score >= 80)::int + (r.score >= 90)::int, 0) as kind,
    ((select is_so from strict) and r.score < (select bar from me) and r.score is not null)::int
    + ((select searches from me) and j.id not in (select job_id from found))::int * 2
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
    + (:hiding and j.id in (select job_id from unwanted))::int * 512
    + (:calm and j.id in (select job_id from flagged))::int * 2048
    + (:projects and j.id in (select job_id from employed))::int * 4096
    + (j.id is null)::int * 1024
    as fails
    from (select * from jobs
           where team_id = :team and (cast(:came_after as timestamptz) is null or created_at >= :came_after)) j
    full join ranked r on r.job_id = j.id
   cross join lateral (
    select case when coalesce(j.currency, m.mine) = m.mine then 1
        else (m.rates ->> j.currency)::numeric / (m.rates ->> m.mine)::numeric end as worth
      from (select cast(:per_dollar as jsonb) as rates, (select currency from me) as mine) m) w
   where case :view
      when 'open' then r.dismissed_at is null and j.id not in (select job_id from boarded)
        and j.id not in (select job_id from folded)
      when 'board' then j.id in (select job_id from boarded)
      when 'dismissed' then r.dismissed_at is not null and j.id not in (select job_id from boarded)
      else true end),
groups as materialized (   -- what two filters hide is nobody's alone: one group is enough, and one for the hide list's
  select case when fails & (fails - 1) = 0 then fails when fails & 512 = 0 then -1 else -2 end as fails, kind, count(*)::int as n,
    max(created_at) as newest
    from judged group by 1, 2),
page as (
  select row_number() over () as place, p.id from (
    select g.id from (select * from judged where fails = 0) g
      left join found f on f.job_id = g.id
      full join (select m.job_id, case :sort when 'pay' then m.pay when 'proposals' then -m.proposals
          else m.spent end as most from private.job_marks m
        where m.team_id = :team and :sort in ('pay', 'proposals', 'spent')) k on k.job_id = g.id
     where coalesce(g.fails, 1) = 0
     order by case when :sort = 'relevant' then f.rank else k.most end desc nulls last,
       case when :sort <> 'newest' then g.score end desc nulls last, g.posted_at desc nulls last, g.id desc
     limit :size offset case when :counting then least(:skip,
       (select greatest((coalesce(sum(n), 0) - 1) / :step * :step - :step, 0) from groups where fails = 0))
       else :skip end) p),
totals as (   -- scrolling asks for rows only: nothing is counted again
  select (select count(*) from found) as found, exists (select from jobs where team_id = :team) as has_jobs,
    case when :counting then (select max(newest) from groups) end as newest,
    (select count(*) from judged where fails = 0 and created_at > :since) as fresh,
    case when :counting then (select jsonb_agg(jsonb_build_array(fails, kind, n)) from groups) end as groups,
    case when :counting then (select jsonb_agg(jsonb_build_array(x.client_country, x.n)) from (
      select client_country, count(*) as n from judged where fails in (0, 64) and client_country <> ''
       group by client_country order by n desc, client_country limit :most_countries) x) end as countries)
select me.tightness, me.bar = 0 as is_stranger, me.currency as wanted_currency, me.timezone, t.*, j.id, j.platform, j.title,
  j.company_name, j.posted_at, j.budget_type, j.hourly_min, j.hourly_max, j.fixed_budget_min, j.fixed_budget_max,
  j.currency, j.client_country, j.client_rating, j.client_hires, j.client_payment_verified,
  j.source_raw -> 'x' as extras, r.score, r.provisional, r.breakdown ->> 'headline' as headline, r.dismissed_at,
  r.dismiss_reason, a.status, s.sightings, s.platforms,
  k.flags, case when k.same_as is not null then (select count(*) from private.job_marks t
    where t.team_id = :team and t.same_as = k.same_as) end as ads,
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
  left join private.job_marks k on k.team_id = :team and k.job_id = p.id
  left join lateral (
    select count(*) as sightings, array_agg(distinct o.platform::text) as platforms
      from job_sources o where o.team_id = :team and o.job_id = p.id) s on true
 order by p.place
