-- What one applied to in a period, the latest first; `applied` counts it, `before` the period of the same length before.
with mine as (
  select a.id, a.job_id, j.title, a.status::text as status, a.applied_at, a.stage_entered_at, a.next_follow_up_at,
         (cast(:since as timestamptz) is null or a.applied_at >= :since)
           and (cast(:until as timestamptz) is null or a.applied_at < :until) as counts,
         cast(:since as timestamptz) is not null and a.applied_at < :since
           and a.applied_at >= cast(:since as timestamptz)
             - (coalesce(cast(:until as timestamptz), :now) - cast(:since as timestamptz)) as was_before
    from public.applications a
    join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
   where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.applied_at is not null
), totals as (
  select count(*) filter (where counts) as applied, count(*) filter (where was_before) as before from mine
)
select t.*, m.* from totals t
  left join (select * from mine where counts order by applied_at desc, id limit :most) m on true
 order by m.applied_at desc, m.id
