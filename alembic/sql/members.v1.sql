-- Who belongs to a team. The owner says who is what; admins let members and viewers go and change what they are;
-- everybody may leave but the owner, who hands the team over first. Nobody changes their own role.
update public.team_members m set role = 'admin' from public.teams t
 where t.id = m.team_id and m.role = 'owner' and m.user_id <> t.owner_user_id;
create unique index team_members_one_owner_key on public.team_members (team_id) where role = 'owner';

-- The role of whoever is asking, locked against a change meanwhile. The first statement of the functions below.
create function private.my_role(p_team uuid) returns public.team_role
language plpgsql security definer set search_path = '' as $$
declare
  v_role public.team_role;
begin
  perform private.require_member(p_team);
  perform 1 from public.teams t where t.id = p_team for update;
  if private.is_service() then
    return 'owner';
  end if;
  select m.role into v_role from public.team_members m where m.team_id = p_team and m.user_id = auth.uid();
  return v_role;
end $$;

create function private.role_of(p_team uuid, p_user uuid) returns public.team_role
language plpgsql stable security definer set search_path = '' as $$
declare
  v_role public.team_role;
begin
  select m.role into v_role from public.team_members m where m.team_id = p_team and m.user_id = p_user;
  if v_role is null then
    raise exception 'no such member' using errcode = 'no_data_found';
  end if;
  return v_role;
end $$;

-- May somebody with this role decide about somebody with that one?
create function private.may_manage(p_mine public.team_role, p_theirs public.team_role) returns boolean
language sql immutable set search_path = '' as $$
  select (p_mine = 'owner' and p_theirs <> 'owner') or (p_mine = 'admin' and p_theirs in ('member', 'viewer'))
$$;

create function private.set_member_role(p_team uuid, p_user uuid, p_role public.team_role) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_mine public.team_role := private.my_role(p_team);
begin
  if p_user is not distinct from auth.uid()
      or not private.may_manage(v_mine, private.role_of(p_team, p_user)) or not private.may_manage(v_mine, p_role) then
    raise exception 'this role is not yours to give' using errcode = 'insufficient_privilege';
  end if;
  update public.team_members m set role = p_role where m.team_id = p_team and m.user_id = p_user;
end $$;

create function private.remove_member(p_team uuid, p_user uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  v_mine public.team_role := private.my_role(p_team);
  v_theirs public.team_role := private.role_of(p_team, p_user);
begin
  if v_theirs = 'owner' then
    raise exception 'the owner stays; hand the team over first' using errcode = 'insufficient_privilege';
  end if;
  if p_user is distinct from auth.uid() and not private.may_manage(v_mine, v_theirs) then
    raise exception 'this member is not yours to remove' using errcode = 'insufficient_privilege';
  end if;
  delete from public.team_members m where m.team_id = p_team and m.user_id = p_user;
end $$;

create function private.transfer_team(p_team uuid, p_user uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if private.my_role(p_team) <> 'owner' then
    raise exception 'only the owner hands the team over' using errcode = 'insufficient_privilege';
  end if;
  perform private.role_of(p_team, p_user);
  update public.team_members m set role = 'admin' where m.team_id = p_team and m.role = 'owner';
  update public.team_members m set role = 'owner' where m.team_id = p_team and m.user_id = p_user;
  update public.teams t set owner_user_id = p_user where t.id = p_team;
end $$;
