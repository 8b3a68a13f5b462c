-- Calls that are planned from now until a moment, the next first; `calls` counts them.
select s.id, s.type, s.started_at, s.job_id, j.title, coalesce(s.analysis ->> 'minutes', '30') as minutes,
       count(*) over () as calls
  from public.interview_sessions s
  left join public.jobs j on j.team_id = s.team_id and j.id = s.job_id
 where s.team_id = :team and s.user_id = :person and s.status = 'planned' and s.started_at >= :now
   and (cast(:ahead as timestamptz) is null or s.started_at < :ahead)
 order by s.started_at, s.id limit :most
