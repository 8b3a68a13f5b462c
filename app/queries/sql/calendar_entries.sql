-- What the owner of an address has before them: calls, and follow-ups of applications that are not over.
with feed as (
  select f.team_id, f.user_id from private.calendar_feeds f
    join public.team_members m on m.team_id = f.team_id and m.user_id = f.user_id
   where f.token_hash = :token_hash)
select 'call' as kind, s.id, s.type, coalesce(j.title, '') as title, s.job_id, s.started_at as starts_at,
       s.updated_at as changed_at, coalesce((s.analysis ->> 'minutes')::int, 30) as minutes
  from feed join public.interview_sessions s on s.team_id = feed.team_id and s.user_id = feed.user_id
  left join public.jobs j on j.team_id = s.team_id and j.id = s.job_id
 where s.status = 'planned'
union all
select 'follow_up', a.id, a.status::text, j.title, a.job_id, a.next_follow_up_at, a.updated_at, 0
  from feed join public.applications a on a.team_id = feed.team_id and a.user_id = feed.user_id
  join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
 where a.next_follow_up_at is not null and a.status not in ('won', 'lost', 'archived')
union all
select 'feed', feed.user_id, '', '', null, null, null, 0 from feed
 order by starts_at nulls first
 limit 500
