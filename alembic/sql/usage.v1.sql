-- Counters per team and day. The day is the owner's: it begins at midnight in their time zone.
create function private.team_day(p_team uuid, p_at timestamptz default now()) returns date
language plpgsql stable security definer set search_path = '' as $$
declare
  v_zone text;
begin
  select p.timezone into v_zone from public.teams t
    join public.profiles p on p.team_id = t.id and p.user_id = t.owner_user_id where t.id = p_team;
  return (p_at at time zone coalesce(v_zone, 'UTC'))::date;
exception when invalid_parameter_value then
  return (p_at at time zone 'UTC')::date;  -- a zone that this Postgres does not know
end $$;

-- Take `p_amount` if the day's limit leaves room for it; the count after it, or null when it does not.
-- One statement: fifty at once get exactly what there is.
create function private.reserve_usage(p_team uuid, p_metric text, p_amount bigint, p_limit bigint)
returns bigint language plpgsql security definer set search_path = '' as $$
declare
  v_count bigint;
begin
  perform private.require_member(p_team, true);
  if p_amount <= 0 then
    raise exception 'an amount to reserve is positive' using errcode = 'invalid_parameter_value';
  end if;
  if p_amount > p_limit then
    return null;
  end if;
  insert into public.usage_counters as c (team_id, day, metric, count)
    values (p_team, private.team_day(p_team), p_metric, p_amount)
    on conflict (team_id, day, metric) do update set count = c.count + excluded.count
      where c.count + excluded.count <= p_limit
    returning c.count into v_count;
  return v_count;
end $$;

-- Give back what was reserved on that day and not used; never below zero.
create function private.refund_usage(p_team uuid, p_metric text, p_amount bigint, p_day date default null)
returns bigint language plpgsql security definer set search_path = '' as $$
declare
  v_count bigint;
begin
  perform private.require_member(p_team, true);
  update public.usage_counters c set count = greatest(0, c.count - p_amount)
   where c.team_id = p_team and c.metric = p_metric and c.day = coalesce(p_day, private.team_day(p_team))
     and p_amount > 0
  returning c.count into v_count;
  return v_count;
end $$;
grant execute on function private.team_day(uuid, timestamptz), private.reserve_usage(uuid, text, bigint, bigint),
  private.refund_usage(uuid, text, bigint, date) to authenticated, service_role;
