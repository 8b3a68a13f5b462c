-- As before; the day is told to members only, and a reservation says how much and up to what.
create or replace function private.team_day(p_team uuid, p_at timestamptz default now()) returns date
language plpgsql stable security definer set search_path = '' as $$
declare
  v_zone text;
begin
  perform private.require_member(p_team);
  select p.timezone into v_zone from public.teams t
    join public.profiles p on p.team_id = t.id and p.user_id = t.owner_user_id where t.id = p_team;
  return (p_at at time zone coalesce(v_zone, 'UTC'))::date;
exception when invalid_parameter_value then
  return (p_at at time zone 'UTC')::date;  -- a zone that this Postgres does not know
end $$;

create or replace function private.reserve_usage(p_team uuid, p_metric text, p_amount bigint, p_limit bigint)
returns bigint language plpgsql security definer set search_path = '' as $$
declare
  v_count bigint;
begin
  perform private.require_member(p_team, true);
  if p_amount is null or p_amount <= 0 or p_limit is null then
    raise exception 'an amount to reserve is positive and has a limit' using errcode = 'invalid_parameter_value';
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
