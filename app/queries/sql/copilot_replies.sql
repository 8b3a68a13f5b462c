-- What became of one's applications, and what those without an answer have in common.
with mine as (
  select a.id, a.status, a.applied_at, r.score, j.source_raw #>> '{x,proposals_min}' as proposals,
         exists (select from public.messages m where m.team_id = a.team_id and m.application_id = a.id
           and m.direction = 'inbound') as has_mail,
         (select l.word_count from public.cover_letters l where l.team_id = a.team_id and l.job_id = a.job_id
           and l.user_id = a.user_id order by l.version desc limit 1) as words
    from public.applications a
    join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
    left join public.job_rankings r on r.team_id = a.team_id and r.job_id = a.job_id and r.tightness = :tightness
   where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.applied_at is not null
     and (cast(:since as timestamptz) is null or a.applied_at >= :since)
     and (cast(:until as timestamptz) is null or a.applied_at < :until)
), told as (
  select *, status in ('in_conversation', 'interviewing', 'won', 'lost') or has_mail as replied from mine
)
select count(*) as applied, count(*) filter (where replied) as replied,
       count(*) filter (where not replied and status = 'applied') as waiting,
       count(*) filter (where not replied and status = 'applied' and applied_at < cast(:now as timestamptz) - interval '7 days') as overdue,
       count(*) filter (where not replied and words > 180) as long_letters,
       count(*) filter (where not replied and words is null) as without_letter,
       count(*) filter (where not replied and score < 55) as low_scores,
       count(*) filter (where not replied and proposals ~ '^[0-9]+$' and proposals::numeric >= 20) as crowded
  from told
