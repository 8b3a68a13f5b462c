-- What the team's runs used of language models in a period, the dearest first.
with used as (
  select r.id, r.agent_type::text as agent, r.inputs, r.model, r.cost_usd as cost,
         r.input_tokens + r.output_tokens as tokens, r.created_at
    from public.agent_runs r
   where r.team_id = :team and r.input_tokens + r.output_tokens > 0
     and (cast(:since as timestamptz) is null or r.created_at >= :since)
     and (cast(:until as timestamptz) is null or r.created_at < :until)
)
select *, sum(cost) over () as total, sum(tokens) over () as all_tokens, count(*) over () as runs from used
 order by cost desc, tokens desc, id limit :most
