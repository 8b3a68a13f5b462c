-- Who is asking, more strictly: a token that has ended opens nothing, also where nobody looked at it before; and
-- only the role of the transaction makes somebody the service, never a word in the claims.
create or replace function private.team_ids_with_role(p_roles public.team_role[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(m.team_id), '{}')
    from public.team_members m
   where m.user_id = auth.uid()
     and m.role = any (p_roles)
     and coalesce(m.team_id = nullif(current_setting('bidwell.team_id', true), '')::uuid, true)
     and coalesce(now() < to_timestamp((coalesce(nullif(current_setting('request.jwt.claim.exp', true), ''),
           nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'exp'))::double precision), true)
$$;

create function private.is_service() returns boolean
language sql stable set search_path = '' as $$ select current_setting('role') = 'service_role' $$;

create or replace function private.require_member(p_team uuid, p_to_write boolean default false) returns void
language plpgsql stable set search_path = '' as $$
begin
  if private.is_service() then
    return;
  end if;
  if p_team = any (case when p_to_write then private.writable_team_ids() else private.user_team_ids() end) then
    return;
  end if;
  raise exception 'not a member of this team' using errcode = 'insufficient_privilege';
end $$;
grant execute on function private.is_service() to authenticated, service_role;
