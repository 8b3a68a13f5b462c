-- Whoever joins a team has a profile, preferences and agent settings in it.
create function private.welcome_member() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.profiles (user_id, team_id, email, display_name)
    select u.id, new.team_id, u.email, private.name_of(u.raw_user_meta_data)
      from auth.users u where u.id = new.user_id
    on conflict do nothing;
  insert into public.user_preferences (user_id, team_id) values (new.user_id, new.team_id)
    on conflict do nothing;
  insert into public.user_agent_settings (user_id, team_id) values (new.user_id, new.team_id)
    on conflict do nothing;
  perform private.refresh_completeness(new.team_id, new.user_id);
  return null;
end $$;

create function private.name_of(p_meta jsonb) returns text
language sql immutable set search_path = '' as $$
  select left(coalesce(
    nullif(btrim(p_meta ->> 'display_name'), ''), nullif(btrim(p_meta ->> 'full_name'), ''),
    nullif(btrim(p_meta ->> 'name'), ''), ''), 200)
$$;

create trigger welcome_member after insert on public.team_members
  for each row execute function private.welcome_member();

-- A new user gets a team of their own.
create function private.welcome_user() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_team uuid := gen_random_uuid();
  v_name text := coalesce(nullif(private.name_of(new.raw_user_meta_data), ''),
    nullif(split_part(coalesce(new.email, ''), '@', 1), ''), 'My team');
begin
  insert into public.teams (id, name, owner_user_id) values (v_team, v_name, new.id);
  insert into public.team_settings (team_id) values (v_team);
  insert into public.team_members (team_id, user_id, role) values (v_team, new.id, 'owner');
  return null;
end $$;

create trigger bidwell_welcome_user after insert on auth.users
  for each row execute function private.welcome_user();

-- A changed address follows into the profiles.
create function private.follow_email() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.profiles set email = new.email where user_id = new.id and email is distinct from new.email;
  return null;
end $$;

create trigger bidwell_follow_email after update of email on auth.users
  for each row execute function private.follow_email();
