-- What happened since a moment, the latest first, each kind counted in all.
with happened as (
  select 'message' as kind, m.id, null::uuid as job_id, m.subject as title, m.sender as detail,
         coalesce(m.sent_at, m.created_at) as at
    from public.messages m
   where m.team_id = :team and m.user_id = :person and m.direction = 'inbound'
     and coalesce(m.sent_at, m.created_at) >= :since
  union all
  select 'card', a.id, a.job_id, j.title, a.status::text, a.moved_at
    from public.applications a join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
   where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.moved_at >= :since
  union all
  select 'letter', l.id, l.job_id, j.title, l.version::text, l.created_at
    from public.cover_letters l join public.jobs j on j.team_id = l.team_id and j.id = l.job_id
   where l.team_id = :team and l.user_id = :person and l.created_at >= :since
  union all
  select 'failed_run', r.id, null, r.trigger, r.agent_type::text, r.finished_at
    from public.agent_runs r
   where r.team_id = :team and r.status = 'failed' and r.finished_at >= :since
  union all
  select 'earning', e.id, e.job_id, j.title, e.amount || ' ' || e.currency, e.occurred_at
    from public.earnings e left join public.jobs j on j.team_id = e.team_id and j.id = e.job_id
   where e.team_id = :team and e.user_id = :person and e.occurred_at >= :since
), current as (
  select * from happened where cast(:until as timestamptz) is null or at < :until
), totals as (
  select count(*) filter (where kind = 'message') as messages, count(*) filter (where kind = 'card') as cards,
         count(*) filter (where kind = 'letter') as letters, count(*) filter (where kind = 'failed_run') as failed_runs,
         count(*) filter (where kind = 'earning') as earnings
    from current
)
select t.*, c.* from totals t
  left join (select * from current order by at desc, kind, id limit :most) c on true
 order by c.at desc, c.kind, c.id
