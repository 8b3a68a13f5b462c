-- Put aside by then, and nothing was made of them: no application, no letter, no talk, no money.
with old as (
  select r.job_id from public.job_rankings r
   where r.team_id = :team
   group by r.job_id having bool_and(coalesce(r.dismissed_at < :before, false))
), unused as (
  select o.job_id from old o
   where not exists (select from public.applications a where a.team_id = :team and a.job_id = o.job_id)
     and not exists (select from public.cover_letters l where l.team_id = :team and l.job_id = o.job_id)
     and not exists (select from public.interview_sessions i where i.team_id = :team and i.job_id = o.job_id)
     and not exists (select from public.earnings e where e.team_id = :team and e.job_id = o.job_id)
     and not exists (select from public.apply_sessions s where s.team_id = :team and s.job_id = o.job_id)
), vectors as (
  delete from public.embeddings v using unused u
   where v.team_id = :team and v.entity_type = 'job' and v.entity_id = u.job_id
), gone as (
  delete from public.jobs j using unused u where j.team_id = :team and j.id = u.job_id returning 1
)
select count(*) from gone
