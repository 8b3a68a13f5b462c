-- The language model of a team: which, where, what it may cost a month. The key is sealed by the app's own
-- secret before it comes here, and only its last characters are ever shown.
create table private.team_models (
  team_id uuid primary key references public.teams (id) on delete cascade,
  provider text not null,
  model text not null check (btrim(model) <> ''),
  base_url text not null check (base_url ~ '^https?://'),
  sealed_key text,
  key_ends text not null default '',
  input_price numeric check (input_price >= 0),
  output_price numeric check (output_price >= 0),
  monthly_budget numeric check (monthly_budget >= 0),
  is_on boolean not null default true,
  checked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
call private.enforce_team_isolation('private.team_models', p_who => 'admin');
create trigger touch_updated_at before update on private.team_models
  for each row execute function private.touch_updated_at();

-- What models cost a team, in millionths of a dollar, counted by the month: reserved before a call and given
-- back after it. One statement: twenty at once cannot spend more than there is.
create function private.spend_month(p_team uuid) returns date
language sql stable security definer set search_path = '' as $$
  select date_trunc('month', private.team_day(p_team))::date
$$;

create function private.reserve_spend(p_team uuid, p_micro_usd bigint, p_limit bigint)
returns bigint language plpgsql security definer set search_path = '' as $$
declare
  v_count bigint;
begin
  perform private.require_member(p_team, true);
  if p_micro_usd < 0 then
    raise exception 'an amount to reserve is not negative' using errcode = 'invalid_parameter_value';
  end if;
  if p_micro_usd > p_limit then
    return null;
  end if;
  insert into public.usage_counters as c (team_id, day, metric, count)
    values (p_team, private.spend_month(p_team), 'model_micro_usd', p_micro_usd)
    on conflict (team_id, day, metric) do update set count = c.count + excluded.count
      where c.count + excluded.count <= p_limit
    returning c.count into v_count;
  return v_count;
end $$;

-- What a call really cost, in place of what was reserved for it in that month.
create function private.settle_spend(p_team uuid, p_reserved bigint, p_spent bigint, p_month date)
returns bigint language plpgsql security definer set search_path = '' as $$
declare
  v_count bigint;
begin
  perform private.require_member(p_team, true);
  update public.usage_counters c set count = greatest(0, c.count - p_reserved + greatest(p_spent, 0))
   where c.team_id = p_team and c.metric = 'model_micro_usd' and c.day = p_month and p_reserved >= 0
  returning c.count into v_count;
  return v_count;
end $$;
grant execute on function private.spend_month(uuid), private.reserve_spend(uuid, bigint, bigint),
  private.settle_spend(uuid, bigint, bigint, date) to authenticated, service_role;
