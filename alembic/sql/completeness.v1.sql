-- How complete a profile is: what counts, how much, and how much of it is there. The weights add up to 1.
create function private.profile_items(p_team uuid, p_user uuid)
returns table (key text, weight numeric, share numeric)
language sql stable set search_path = '' as $$
  select v.key, v.weight, v.share::numeric
    from public.profiles p
    join public.user_preferences w using (team_id, user_id)
   cross join lateral (
      select count(*) as n from public.user_skills s where s.team_id = p.team_id and s.user_id = p.user_id) s
   cross join lateral (
      select count(*) as n, count(*) filter (where e.results <> '{}') as with_results
        from public.user_experiences e where e.team_id = p.team_id and e.user_id = p.user_id) e
   cross join lateral (
      select count(*) as n from public.user_educations d
       where d.team_id = p.team_id and d.user_id = p.user_id) d
   cross join lateral (values
      ('name', 0.08, (btrim(p.display_name) <> '')::int::numeric),
      ('headline', 0.10, (btrim(p.headline) <> '')::int),
      ('about', 0.12, least(1, round(length(btrim(p.about)) / 80.0, 2))),
      ('location', 0.05, (btrim(p.location) <> '')::int),
      ('skills', 0.20, least(1, s.n / 5.0)),
      ('experience', 0.15, least(1, e.n)),
      ('results', 0.10, least(1, e.with_results)),
      ('education', 0.05, least(1, d.n)),
      ('rates', 0.10, (coalesce(w.hourly_min, w.hourly_max, w.current_hourly_min, w.current_hourly_max)
        is not null)::int),
      ('fixed_floor', 0.05, (w.fixed_budget_min is not null)::int)
    ) as v (key, weight, share)
   where p.team_id = p_team and p.user_id = p_user
$$;

create function private.profile_completeness(p_team uuid, p_user uuid) returns numeric
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_member(p_team);
  return private.completeness_of(p_team, p_user);
end $$;

-- What is missing: a stable key, and how much the score would gain. The biggest gain comes first.
create function private.profile_gaps(p_team uuid, p_user uuid)
returns table (key text, weight numeric)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_member(p_team);
  return query
    select i.key, round(i.weight * (1 - i.share), 4) from private.profile_items(p_team, p_user) i
     where i.share < 1 order by 2 desc, 1;
end $$;

create function private.completeness_of(p_team uuid, p_user uuid) returns numeric
language sql stable security definer set search_path = '' as $$
  select coalesce(round(sum(i.weight * i.share), 4), 0) from private.profile_items(p_team, p_user) i
$$;

create function private.refresh_completeness(p_team uuid, p_user uuid) returns void
language sql security definer set search_path = '' as $$
  update public.profiles p set profile_completeness_score = c.score
    from (select private.completeness_of(p_team, p_user) as score) c
   where p.team_id = p_team and p.user_id = p_user and p.profile_completeness_score <> c.score
$$;

create function private.refresh_completeness_of_row() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.refresh_completeness(new.team_id, new.user_id);
  return null;
end $$;

create function private.refresh_completeness_of_rows() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.refresh_completeness(x.team_id, x.user_id)
     from (select distinct team_id, user_id from changed) x;
  return null;
end $$;

create trigger refresh_completeness
  after update of display_name, headline, about, location on public.profiles
  for each row execute function private.refresh_completeness_of_row();
create trigger refresh_completeness
  after insert or update of current_hourly_min, current_hourly_max, hourly_min, hourly_max, fixed_budget_min
  on public.user_preferences for each row execute function private.refresh_completeness_of_row();

do $$
declare
  t text;
begin
  foreach t in array '{user_skills,user_experiences,user_educations}'::text[] loop
    execute format('create trigger refresh_completeness_added after insert on public.%I
      referencing new table as changed for each statement
      execute function private.refresh_completeness_of_rows()', t);
    execute format('create trigger refresh_completeness_changed after update on public.%I
      referencing new table as changed for each statement
      execute function private.refresh_completeness_of_rows()', t);
    execute format('create trigger refresh_completeness_removed after delete on public.%I
      referencing old table as changed for each statement
      execute function private.refresh_completeness_of_rows()', t);
  end loop;
end $$;

grant execute on function private.profile_completeness(uuid, uuid), private.profile_gaps(uuid, uuid)
  to authenticated, service_role;
