-- Postgres counts NaN as greater than every number, so `>= 0` lets it in, and `min <= max` as well. What was let in
-- before is forgotten: it never was an amount.
do $$
declare
  r record;
begin
  for r in select * from (values
      ('jobs', 'hourly_min'), ('jobs', 'hourly_max'), ('jobs', 'fixed_budget_min'), ('jobs', 'fixed_budget_max'),
      ('user_preferences', 'current_hourly_min'), ('user_preferences', 'current_hourly_max'),
      ('user_preferences', 'hourly_min'), ('user_preferences', 'hourly_max'),
      ('user_preferences', 'fixed_budget_min'), ('apply_sessions', 'rate_bid'), ('earnings', 'amount'),
      ('agent_runs', 'cost_usd'), ('applications', 'position'), ('applications', 'previous_position')
    ) as t (tab, col)
  loop
    execute format('update public.%I set %I = %s where not abs(%I) < ''infinity''', r.tab, r.col,
      case when (select attnotnull from pg_catalog.pg_attribute
                  where attrelid = ('public.' || r.tab)::regclass and attname = r.col) then '0' else 'null' end, r.col);
    execute format('alter table public.%I add constraint %I check (abs(%I) < ''infinity'')',
      r.tab, r.tab || '_' || r.col || '_finite', r.col);
  end loop;
end $$;

-- A trigger of tabs and line ends says as little as an empty one.
update public.agent_runs set trigger = 'not said' where trigger !~ '[^[:space:]]';
alter table public.agent_runs add constraint agent_runs_trigger_said check (trigger ~ '[^[:space:]]');
