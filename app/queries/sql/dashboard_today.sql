-- What today asks for: the cards that are ready to apply, the best jobs that wait in the feed, follow-ups that are due, and what is to be prepared:
-- calls that are planned, the next one first, and interviews whose call has no date yet.
with me as (
  select w.tightness from user_preferences w where w.team_id = :team and w.user_id = :person),
fresh as (
  select r.job_id, r.score from job_rankings r, me
   where r.team_id = :team and r.tightness = me.tightness and r.dismissed_at is null
     and r.score >= (cast(:bars as numeric[]))[me.tightness]
     and not exists (select from applications a where a.team_id = :team and a.job_id = r.job_id
       and a.user_id = :person and a.removed_at is null)
     and r.job_id not in (select o.job_id from private.left_out_jobs(:team, :person) o)),
best as (select f.job_id, f.score from fresh f order by f.score desc, f.job_id limit :shown),
ready as (
  select a.id, a.job_id, a.stage_entered_at, case when l.status = 'ready' then 'letter ready'
      when a.letter_elsewhere then 'letter written elsewhere'
      when l.status is null then 'no letter yet' else 'letter not ready' end as letter
    from applications a
    left join lateral (select c.status from cover_letters c
      where c.team_id = :team and c.job_id = a.job_id and c.user_id = :person order by c.version desc limit 1) l on true
   where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.status = 'ready_to_apply'
   order by a.stage_entered_at, a.id limit :most),
due as (
  select a.id, a.job_id, a.status, a.next_follow_up_at from applications a
   where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.next_follow_up_at < :tomorrow
     and a.status in ('applied', 'in_conversation', 'interviewing')
   order by a.next_follow_up_at, a.id limit :most),
calls as (
  select s.id, s.job_id, s.type, s.started_at from interview_sessions s
   where s.team_id = :team and s.user_id = :person and s.status = 'planned' and s.started_at >= :now
   order by s.started_at, s.id limit :most),
talks as (
  select a.id, a.job_id, a.stage_entered_at from applications a
   where a.team_id = :team and a.user_id = :person and a.removed_at is null and a.status = 'interviewing'
     and not exists (select from calls c where c.job_id = a.job_id)
   order by a.stage_entered_at, a.id limit :most),
prepare as (select count(*)::int as count from (select from calls union all select from talks) x)
select 'apply' as part, (select count(*) from fresh)::int as count, b.job_id::text as job_id, '' as id, j.title,
  floor(b.score)::int as score, null::timestamptz as at, '' as status
  from best b join jobs j on j.team_id = :team and j.id = b.job_id
union all
select 'ready', (select count(*) from ready)::int, y.job_id::text, y.id::text, j.title, null, y.stage_entered_at, y.letter
  from ready y join jobs j on j.team_id = :team and j.id = y.job_id
union all
select 'due', (select count(*) from due)::int, d.job_id::text, d.id::text, j.title, null, d.next_follow_up_at, d.status::text
  from due d join jobs j on j.team_id = :team and j.id = d.job_id
union all
select 'calls', p.count, coalesce(c.job_id::text, ''), c.id::text, coalesce(j.title, ''), null, c.started_at, c.type
  from calls c cross join prepare p left join jobs j on j.team_id = :team and j.id = c.job_id
union all
select 'talks', p.count, t.job_id::text, t.id::text, j.title, null, t.stage_entered_at, ''
  from talks t cross join prepare p join jobs j on j.team_id = :team and j.id = t.job_id
order by part, score desc nulls last, at, id
