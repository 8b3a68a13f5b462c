-- Wake the open pages of a team: ids only, one notice per statement and team. Readers re-read under RLS.
create function private.notify_team(p_team uuid, p_what text, p_ids uuid[]) returns void
language sql set search_path = '' as $$
  select pg_notify('team', json_strip_nulls(json_build_object('team', p_team, 'what', p_what,
    'id', case when cardinality(p_ids) = 1 then p_ids[1] end))::text)
$$;

create function private.notify_changed() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.notify_team(x.team_id, tg_argv[0], x.ids)
     from (select team_id, array_agg(id) as ids from changed group by team_id) x;
  return null;
end $$;

-- Of rankings only a dismissal, or taking it back, is news to other tabs.
create function private.notify_dismissed() returns trigger
language plpgsql set search_path = '' as $$
begin
  perform private.notify_team(x.team_id, 'feed', x.ids)
     from (select n.team_id, array_agg(n.job_id) as ids
             from changed n join before o using (id)
            where n.dismissed_at is distinct from o.dismissed_at group by n.team_id) x;
  return null;
end $$;
grant execute on function private.notify_team(uuid, text, uuid[]) to authenticated, service_role;

create trigger notify_added after insert on public.applications referencing new table as changed
  for each statement execute function private.notify_changed('pipeline');
create trigger notify_changed after update on public.applications referencing new table as changed
  for each statement execute function private.notify_changed('pipeline');
create trigger notify_removed after delete on public.applications referencing old table as changed
  for each statement execute function private.notify_changed('pipeline');
create trigger notify_added after insert on public.cover_letters referencing new table as changed
  for each statement execute function private.notify_changed('letter');
create trigger notify_changed after update on public.cover_letters referencing new table as changed
  for each statement execute function private.notify_changed('letter');
create trigger notify_changed after update on public.job_rankings
  referencing new table as changed old table as before
  for each statement execute function private.notify_dismissed();
