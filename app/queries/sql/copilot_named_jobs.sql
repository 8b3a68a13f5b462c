-- The jobs that a question names by words of title or client: those with most of the words. `found` counts them,
-- `hit` says how many of the words they have. With `on_board` only one's cards are looked at.
with named as (
  select j.id, j.title, j.company_name, j.client_country, j.platform::text as platform, j.budget_type, j.hourly_min,
         j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency, j.posted_at, r.score, r.breakdown,
         a.id as application_id, a.status::text as status, a.stage_entered_at, a.next_follow_up_at,
         (select count(*) from unnest(cast(:words as text[])) w
           where position(w in lower(concat_ws(' ', j.title, j.company_name))) > 0) as hit
    from public.jobs j
    left join public.job_rankings r on r.team_id = :team and r.job_id = j.id and r.tightness = :tightness
    left join public.applications a on a.team_id = :team and a.job_id = j.id and a.user_id = :person
     and a.removed_at is null
   where j.team_id = :team and (not :on_board or a.id is not null)
), best as (
  select * from named where hit > 0 and hit = (select max(hit) from named)
)
select *, id as job_id, count(*) over () as found from best
 order by score desc nulls last, posted_at desc nulls last, id limit :most
