-- The saved searches of one person, with the jobs that each has found since it was last looked at.
select s.id, s.name, s.address, s.alerts,
  (select count(*) from private.search_hits h
     join jobs j on j.team_id = :team and j.id = h.job_id
    where h.team_id = :team and h.search_id = s.id and h.seen_at is null
      and not exists (select from applications a where a.team_id = :team and a.job_id = h.job_id
        and a.user_id = :person and a.removed_at is null)
      and not exists (select from job_rankings r
        where r.team_id = :team and r.job_id = h.job_id and r.dismissed_at is not null)) as unseen
  from private.saved_searches s
 where s.team_id = :team and s.user_id = :person
 order by s.created_at, s.id
