-- What somebody has here already: facts of a profile, and jobs or cards. Jobs that colleagues brought in tell nothing of
-- somebody who has just joined them.
select
  exists (select from user_skills k where k.team_id = :team and k.user_id = :person)
    or exists (select from user_experiences e where e.team_id = :team and e.user_id = :person) as has_facts,
  exists (select from applications a where a.team_id = :team and a.user_id = :person)
    or (select count(*) from team_members m where m.team_id = :team) = 1
      and exists (select from jobs j where j.team_id = :team) as has_jobs
