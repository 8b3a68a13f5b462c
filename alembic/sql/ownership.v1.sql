-- Taking a team in, and letting a person or a team go. For the service only.

-- While a team is taken in, its rows are written as they were: what triggers did when they were made is in them.
-- Foreign keys and checks stay. The tables are locked against other writers until the transaction ends.
create function private.hush_triggers(p_hush boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_table regclass;
begin
  for v_table in
    select c.oid from pg_catalog.pg_class c
     where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'r'
       and (c.relname = 'teams' or exists (select from pg_catalog.pg_attribute a
         where a.attrelid = c.oid and a.attname = 'team_id' and not a.attisdropped))
     order by c.oid
  loop
    execute format('alter table %s %s trigger user', v_table, case when p_hush then 'disable' else 'enable' end);
  end loop;
end $$;

-- What sign-up laid in a team that is otherwise empty makes room for what is taken in.
create function private.make_room(p_team uuid) returns void
language sql security definer set search_path = '' as $$
  delete from public.profiles p where p.team_id = p_team;
  delete from public.team_settings s where s.team_id = p_team;
  delete from public.events e where e.team_id = p_team;
  delete from public.embeddings e where e.team_id = p_team;
  delete from public.usage_counters c where c.team_id = p_team;
$$;

-- All rows of a team; they hang on it. Its owner is left with an empty one where it was the only one.
create function private.erase_team(p_team uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_owner uuid;
  v_name text;
  v_next uuid := gen_random_uuid();
begin
  delete from public.teams t where t.id = p_team returning t.owner_user_id, t.name into v_owner, v_name;
  if v_owner is null then
    raise exception 'no such team' using errcode = 'no_data_found';
  end if;
  if not exists (select from public.team_members m where m.user_id = v_owner) then
    insert into public.teams (id, name, owner_user_id) values (v_next, v_name, v_owner);
    insert into public.team_settings (team_id) values (v_next);
    insert into public.team_members (team_id, user_id, role) values (v_next, v_owner, 'owner');
  end if;
end $$;

-- What a person is and has made, in every team: rows that name them, what was noted of those rows, and who moved
-- what. Teams of their own go whole; one with others in it must have another owner first.
create function private.erase_person(p_user uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_table text;
  v_found uuid[];
  v_ids uuid[] := array[p_user];
  v_card uuid;
begin
  if exists (select from public.team_members m join public.teams t on t.id = m.team_id
              where t.owner_user_id = p_user and m.user_id <> p_user) then
    raise exception 'others are in the team' using errcode = 'object_in_use';
  end if;
  delete from public.teams t where t.owner_user_id = p_user;
  for v_table in
    select c.oid::regclass::text from pg_catalog.pg_class c
     where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind = 'r'
       and 3 = (select count(*) from pg_catalog.pg_attribute a
         where a.attrelid = c.oid and a.attname in ('id', 'team_id', 'user_id') and not a.attisdropped)
  loop
    execute format('select array_agg(id) from %s where user_id = $1', v_table) into v_found using p_user;
    v_ids := v_ids || coalesce(v_found, '{}');
  end loop;
  for v_card in select a.id from public.applications a where a.moved_by = p_user loop
    perform set_config('bidwell.undo', v_card::text, true);
    update public.applications a set moved_by = null where a.id = v_card;
  end loop;
  perform set_config('bidwell.undo', '', true);
  delete from public.team_members m where m.user_id = p_user;
  delete from public.profiles p where p.user_id = p_user;
  delete from private.browser_sessions s where s.user_id = p_user;
  alter table public.events disable trigger keep_events;  -- the one time that what happened is forgotten
  delete from public.events e where e.actor_user_id = p_user or e.entity_id = any (v_ids);
  alter table public.events enable trigger keep_events;
  delete from public.embeddings e where e.entity_id = any (v_ids);
  perform set_config('bidwell.changes', '', true);  -- nor is it told that it went
end $$;

grant execute on function private.hush_triggers(boolean), private.make_room(uuid), private.erase_team(uuid), private.erase_person(uuid)
  to service_role;
