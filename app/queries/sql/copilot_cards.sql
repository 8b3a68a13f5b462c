-- One's cards: those that are due (`due`), or that have stood in their column the longest.
select a.id, a.job_id, j.title, j.company_name, a.status::text as status, a.stage_entered_at, a.next_follow_up_at,
       a.version, count(*) over () as found
  from public.applications a
  join public.jobs j on j.team_id = a.team_id and j.id = a.job_id
 where a.team_id = :team and a.user_id = :person and a.removed_at is null
   and a.status::text = any (cast(:statuses as text[]))
   and (not :due or a.next_follow_up_at <= :now
     or (a.next_follow_up_at is null and a.stage_entered_at < cast(:now as timestamptz) - interval '7 days'))
   and (not :old or a.stage_entered_at < cast(:now as timestamptz) - interval '14 days')
 order by coalesce(case when :due then a.next_follow_up_at end, a.stage_entered_at), a.id limit :most
