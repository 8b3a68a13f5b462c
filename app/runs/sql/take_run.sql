-- Take a run: at most one worker gets it, and the attempt is counted with the taking.
with taken as (
  update public.agent_runs r
     set status = 'running', attempt = r.attempt + 1, heartbeat_at = clock_timestamp(), not_before = null
   where r.id = :run and r.finished_at is null and r.attempt < r.max_attempts
     and (r.status = 'queued' or coalesce(r.heartbeat_at, '-infinity') < clock_timestamp() - cast(:lease as interval))
     and coalesce(r.not_before, '-infinity') <= clock_timestamp()
  returning r.*
)
select t.id, t.team_id, t.user_id, t.agent_type::text as agent_type, t.trigger, t.origin, t.inputs, t.attempt,
       t.max_attempts, t.created_at, m.role::text as role, coalesce(p.email, '') as email
  from taken t
  left join public.team_members m on m.team_id = t.team_id and m.user_id = t.user_id
  left join public.profiles p on p.team_id = t.team_id and p.user_id = t.user_id
