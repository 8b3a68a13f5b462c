-- What a step used is added to its run with the step's result: never twice, never lost.
update agent_runs
   set engine = coalesce(:engine, engine), model = coalesce(:model, model),
       prompt_version = coalesce(:prompt_version, prompt_version),
       input_tokens = input_tokens + :input_tokens, output_tokens = output_tokens + :output_tokens,
       cost_usd = cost_usd + :cost_usd
 where team_id = :team and id = :run
