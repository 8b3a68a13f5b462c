-- The hide list of one person, with the open jobs that each entry keeps out of the feed.
with mine as materialized (
  select h.* from private.hidden_things h where h.team_id = :team and h.user_id = :person),
tight as materialized (
  select coalesce(max(w.tightness), 3) as level from user_preferences w
   where w.team_id = :team and w.user_id = :person),
hit as materialized (
  select x.id, m.job_id from mine x join private.job_marks m on m.team_id = :team and m.client_key = x.value
   where x.kind = 'client'
  union all
  select x.id, w.job_id
    from private.jobs_with_words(:team, array(select value from mine where kind = 'word')) w
    join mine x on x.kind = 'word' and x.value = w.word)
select x.id, x.kind, x.label, count(h.job_id) filter (where a.id is null and r.dismissed_at is null) as n
  from mine x
  left join hit h on h.id = x.id
  left join applications a
    on a.team_id = :team and a.job_id = h.job_id and a.user_id = :person and a.removed_at is null
  left join job_rankings r on r.team_id = :team and r.job_id = h.job_id and r.tightness = (select level from tight)
 group by x.id, x.kind, x.label, x.created_at order by x.created_at desc, x.id
