-- Told once a call: the notification itself is the memory of that.
insert into public.notifications (team_id, user_id, type, payload)
select s.team_id, s.user_id, 'interview_reminder', jsonb_build_object(
         'sentence', 'A call begins soon' || coalesce(': ' || j.title, '') || '.',
         'interview', s.id, 'starts_at', s.started_at)
  from public.interview_sessions s
  left join public.jobs j on j.team_id = s.team_id and j.id = s.job_id
 where s.status = 'planned' and s.started_at > now() and s.started_at <= now() + interval '1 hour'
   and not exists (
     select from public.notifications n
      where n.team_id = s.team_id and n.user_id = s.user_id and n.type = 'interview_reminder'
        and n.payload ->> 'interview' = s.id::text)
returning id
