-- Where the person is in the welcome, and whether there is anything to rank yet.
select s.onboarding_state, p.onboarding_completed_at,
  (select count(*) from jobs j where j.team_id = :team) as jobs
from profiles p
left join user_agent_settings s on s.team_id = p.team_id and s.user_id = p.user_id
where p.team_id = :team and p.user_id = :person
