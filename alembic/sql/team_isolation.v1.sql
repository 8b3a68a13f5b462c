-- One procedure closes every table: row-level security on, nothing granted but what is named here, one policy
-- per verb, team_id frozen. Reading is for every member of the team, writing for all but viewers.
create procedure private.enforce_team_isolation(
  p_table regclass,
  p_verbs text[] default '{select,insert,update,delete}',
  p_who text default 'member',      -- who may write: member, self (one's own rows), admin
  p_team_column name default 'team_id'
) language plpgsql set search_path = '' as $$
declare
  v_verb text;
  v_read text := format('%I = any ((select private.user_team_ids())::uuid[])', p_team_column);
  v_write text := format('%I = any ((select private.%I())::uuid[])', p_team_column,
    case p_who when 'admin' then 'admin_team_ids' else 'writable_team_ids' end)
    || case p_who when 'self' then ' and user_id = (select auth.uid())' else '' end;
begin
  if not (select relrowsecurity from pg_catalog.pg_class where oid = p_table) then
    execute format('revoke all on %s from public, anon, authenticated, service_role', p_table);
    execute format('alter table %s enable row level security', p_table);
    execute format('grant select, insert, update, delete on %s to service_role', p_table);
    if p_team_column = 'team_id' then
      execute format('create trigger keep_team_id before update of team_id on %s for each row '
        'when (old.team_id is distinct from new.team_id) execute function private.keep_team_id()', p_table);
    end if;
  end if;
  foreach v_verb in array p_verbs loop
    execute format('grant %s on %s to authenticated', v_verb, p_table);
    execute format('create policy %I on %s for %s to authenticated %s',
      case v_verb when 'select' then 'member' else p_who end || ' may ' || v_verb, p_table, v_verb,
      case v_verb
        when 'select' then format('using (%s)', v_read)
        when 'insert' then format('with check (%s)', v_write)
        when 'update' then format('using (%s) with check (%s)', v_write, v_write)
        when 'delete' then format('using (%s)', v_write)
      end);
  end loop;
end $$;
