do $$
declare
  r record;
begin
  for r in select tgrelid::regclass as tab, tgname from pg_catalog.pg_trigger where tgname like 'forget\_batches%' loop
    execute format('drop trigger %I on %s', r.tgname, r.tab);
  end loop;
end $$;
drop function private.forget_batches(), private.forget_rescored_batches(), private.save_batch(uuid, uuid, json, uuid);
drop table private.saved_batches;

drop function private.set_member_role(uuid, uuid, public.team_role), private.remove_member(uuid, uuid),
  private.transfer_team(uuid, uuid), private.role_of(uuid, uuid), private.my_role(uuid),
  private.may_manage(public.team_role, public.team_role), private.is_service();
drop index public.team_members_one_owner_key;

do $$
declare
  r record;
begin
  for r in select conrelid::regclass as tab, conname from pg_catalog.pg_constraint
            where connamespace = 'public'::regnamespace and (conname like '%\_finite' or conname = 'agent_runs_trigger_said')
  loop
    execute format('alter table %s drop constraint %I', r.tab, r.conname);
  end loop;
end $$;

drop trigger refresh_completeness on public.profiles;
create trigger refresh_completeness
  after update of display_name, headline, about, location on public.profiles
  for each row execute function private.refresh_completeness_of_row();

drop policy "self may select" on private.browser_sessions;
alter table private.browser_sessions disable row level security;
