-- A way into a team for somebody who is not in it yet: known only by the hash of its token, good once and for a
-- while. It is worth what whoever made it may still give when it is used.
create table private.team_invitations (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  role public.team_role not null check (role <> 'owner'),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  invited_by uuid not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  foreign key (team_id, invited_by) references public.profiles (team_id, user_id) on delete cascade
);
create index team_invitations_invited_by_idx on private.team_invitations (team_id, invited_by);
call private.enforce_team_isolation('private.team_invitations', '{select,delete}', 'admin');

create function private.invite_member(p_team uuid, p_role public.team_role, p_token_hash text, p_expires_at timestamptz)
returns uuid language plpgsql security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  if not private.may_manage(private.my_role(p_team), p_role) then
    raise exception 'this role is not yours to give' using errcode = 'insufficient_privilege';
  end if;
  insert into private.team_invitations (team_id, role, token_hash, invited_by, expires_at)
    values (p_team, p_role, p_token_hash, auth.uid(), p_expires_at) returning id into v_id;
  return v_id;
end $$;

-- What an invitation leads to, for whoever holds its token; no row where it is used up, over or worth nothing any more.
create function private.invitation_behind(p_token_hash text)
returns table (id uuid, team_id uuid, team_name text, role public.team_role, invited_by text)
language sql stable security definer set search_path = '' as $$
  select i.id, i.team_id, t.name, i.role, coalesce(nullif(p.display_name, ''), p.email, '')
    from private.team_invitations i
    join public.teams t on t.id = i.team_id
    join public.team_members m on m.team_id = i.team_id and m.user_id = i.invited_by
    join public.profiles p on p.team_id = i.team_id and p.user_id = i.invited_by
   where i.token_hash = p_token_hash and i.expires_at > now() and private.may_manage(m.role, i.role)
$$;

-- The person who asks becomes a member; somebody who is one already stays what they are, and the invitation stays good.
create function private.accept_invitation(p_token_hash text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  v_team uuid;
  v_role public.team_role;
begin
  if auth.uid() is null then
    raise exception 'sign in first' using errcode = 'insufficient_privilege';
  end if;
  select b.team_id into v_team from private.invitation_behind(p_token_hash) b;
  perform 1 from public.teams t where t.id = v_team for update;
  if exists (select from public.team_members m where m.team_id = v_team and m.user_id = auth.uid()) then
    return v_team;
  end if;
  delete from private.team_invitations i using private.invitation_behind(p_token_hash) b
   where i.id = b.id returning i.role into v_role;
  if v_role is null then
    raise exception 'no such invitation' using errcode = 'no_data_found';
  end if;
  insert into public.team_members (team_id, user_id, role) values (v_team, auth.uid(), v_role);
  return v_team;
end $$;

grant execute on function private.invite_member(uuid, public.team_role, text, timestamptz),
  private.invitation_behind(text), private.accept_invitation(text) to authenticated, service_role;
