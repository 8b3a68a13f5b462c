-- Where the person is in the welcome, whether there is anything to rank yet, and whether they work here already:
-- jobs that colleagues brought in tell nothing of somebody who has just joined them.
select s.onboarding_state, p.onboarding_completed_at,
  (select count(*) from jobs j where j.team_id = :team) as jobs,
  exists (select from user_skills k where k.team_id = :team and k.user_id = :person)
    or exists (select from user_experiences e where e.team_id = :team and e.user_id = :person) as has_facts,
  exists (select from applications a where a.team_id = :team and a.user_id = :person)
    or (select count(*) from team_members m where m.team_id = :team) = 1
      and exists (select from jobs j where j.team_id = :team) as has_work
from profiles p
left join user_agent_settings s on s.team_id = p.team_id and s.user_id = p.user_id
where p.team_id = :team and p.user_id = :person
