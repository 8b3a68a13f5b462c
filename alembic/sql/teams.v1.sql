create table public.teams (
  id uuid primary key default gen_random_uuid(),
  name text not null check (btrim(name) <> ''),
  owner_user_id uuid not null references auth.users (id),
  created_at timestamptz not null default now()
);
create index teams_owner_user_id_idx on public.teams (owner_user_id);

create table public.team_members (
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role public.team_role not null default 'member',
  created_at timestamptz not null default now(),
  primary key (team_id, user_id)
);
create index team_members_user_id_idx on public.team_members (user_id, team_id, role);

create table public.team_settings (
  team_id uuid primary key references public.teams (id) on delete cascade,
  settings_json jsonb not null default '{}' check (jsonb_typeof(settings_json) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- The teams of whoever is asking. With `bidwell.team_id` set (team_session does), only that one of them:
-- a member of two teams who acts in one does not touch the other.
create function private.team_ids_with_role(p_roles public.team_role[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(m.team_id), '{}')
    from public.team_members m
   where m.user_id = auth.uid()
     and m.role = any (p_roles)
     and coalesce(m.team_id = nullif(current_setting('bidwell.team_id', true), '')::uuid, true)
$$;

create function private.user_team_ids() returns uuid[]
language sql stable set search_path = ''
as $$ select private.team_ids_with_role('{owner,admin,member,viewer}') $$;

create function private.writable_team_ids() returns uuid[]
language sql stable set search_path = ''
as $$ select private.team_ids_with_role('{owner,admin,member}') $$;

create function private.admin_team_ids() returns uuid[]
language sql stable set search_path = ''
as $$ select private.team_ids_with_role('{owner,admin}') $$;

-- For functions that look past row-level security: the first statement of each of them.
create function private.require_member(p_team uuid, p_to_write boolean default false) returns void
language plpgsql stable set search_path = '' as $$
begin
  if auth.role() = 'service_role' then
    return;
  end if;
  if p_team = any (case when p_to_write then private.writable_team_ids() else private.user_team_ids() end) then
    return;
  end if;
  raise exception 'not a member of this team' using errcode = 'insufficient_privilege';
end $$;

-- All teams one belongs to, also while acting in one of them: for the team switcher.
create function private.my_teams()
returns table (team_id uuid, name text, role public.team_role)
language sql stable security definer set search_path = '' as $$
  select t.id, t.name, m.role
    from public.team_members m join public.teams t on t.id = m.team_id
   where m.user_id = auth.uid()
   order by m.created_at, t.id
$$;

grant execute on function private.team_ids_with_role(public.team_role[]), private.user_team_ids(),
  private.writable_team_ids(), private.admin_team_ids(), private.require_member(uuid, boolean),
  private.my_teams() to authenticated, service_role;
