-- A run that gets on is not a poisonous one: with each finished step it may be begun five more times.
with gets_on as (
  update agent_runs set max_attempts = greatest(max_attempts, attempt + 5)
   where team_id = :team and id = :run and max_attempts < attempt + 5
)
update agent_run_steps
   set status = 'succeeded', output = cast(:output as jsonb), meta = cast(:meta as jsonb),
       finished_at = clock_timestamp(), error = null
 where team_id = :team and agent_run_id = :run and step_name = :name
