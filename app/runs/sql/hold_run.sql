-- The fence: nothing is written for a run that has ended or that somebody else has taken since.
select 1 from agent_runs
 where team_id = :team and id = :run and attempt = :attempt and status = 'running'
   for no key update
