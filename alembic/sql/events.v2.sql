-- Every change of what people care about leaves one row in `events`, also where the code that makes it forgets to say
-- so. Within a transaction a change is noted (in `bidwell.changes`, a setting that ends with it); an event that the app
-- records takes the note along as its from and to; what nobody has told by the commit is told here.

create function private.changes_noted() returns jsonb language sql stable set search_path = '' as $$
  select coalesce(nullif(current_setting('bidwell.changes', true), '')::jsonb, '{}')
$$;

-- What a row says that the other does not: long texts by their beginning.
create function private.difference(p_row jsonb, p_other jsonb, p_ignored text[]) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_object_agg(e.key, case when length(e.value::text) > 160
      then to_jsonb(left(coalesce(p_row ->> e.key, ''), 150) || '…') else e.value end)
    from jsonb_each(p_row) e
   where e.value is distinct from coalesce(p_other -> e.key, 'null')
     and e.key <> all (p_ignored || '{team_id,user_id,created_at,updated_at}')
$$;

-- Arguments: kind of thing, its id column, noun of the event, columns that are no news.
create function private.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  v_from jsonb := private.difference(v_old, v_new, tg_argv[3]::text[]);
  v_to jsonb := private.difference(v_new, v_old, tg_argv[3]::text[]);
  v_key text := tg_argv[0] || '/' || (coalesce(v_new, v_old) ->> tg_argv[1]);
  v_noted jsonb := private.changes_noted();
  v_note jsonb := coalesce(v_noted -> v_key, '{}');
begin
  if v_from is not null or v_to is not null then
    v_note := v_note
      || case when v_from is null then '{}' else jsonb_build_object('from', v_from || coalesce(v_note -> 'from', '{}')) end
      || case when v_to is null then '{}' else jsonb_build_object('to', coalesce(v_note -> 'to', '{}') || v_to) end;
    perform set_config('bidwell.changes', (v_noted || jsonb_build_object(v_key, v_note))::text, true);
  end if;
  return null;
end $$;

create function private.take_note() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  v_key text := new.entity_type || '/' || new.entity_id;
  v_noted jsonb := private.changes_noted();
  v_note jsonb := coalesce(v_noted -> v_key, '{}') - 'told';
begin
  if new.entity_id is not null then
    new.payload := v_note || new.payload;
    perform set_config('bidwell.changes', (v_noted || jsonb_build_object(v_key, '{"told": true}'::jsonb))::text, true);
  end if;
  return new;
end $$;
create trigger take_note before insert on public.events for each row execute function private.take_note();

create function private.tell_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_row jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  v_id uuid := (v_row ->> tg_argv[1])::uuid;
  v_note jsonb := private.changes_noted() -> (tg_argv[0] || '/' || v_id);
  v_verb text := case tg_op when 'INSERT' then 'added' when 'DELETE' then 'removed' else 'changed' end;
begin
  if v_note is null or v_note ? 'told' or not exists (
      select from public.teams t where t.id = (v_row ->> 'team_id')::uuid) then
    return null;
  end if;
  if tg_argv[2] = 'job' then
    v_verb := case when v_row ->> 'dismissed_at' is null then 'restored' else 'dismissed' end;
  end if;
  insert into public.events (team_id, actor_user_id, agent_run_id, event_type, entity_type, entity_id)
  values ((v_row ->> 'team_id')::uuid,
    coalesce(auth.uid(), case when tg_argv[2] = 'member' and tg_op = 'INSERT' then v_id end),
    nullif(current_setting('bidwell.run_id', true), '')::uuid, tg_argv[2] || '_' || v_verb, tg_argv[0], v_id);
  return null;
end $$;

create procedure private.keep_history(
  p_table regclass, p_kind text, p_noun text, p_id name default 'id', p_ignored text[] default '{}',
  p_verbs text default 'insert or update or delete', p_when text default 'true'
) language plpgsql set search_path = '' as $$
begin
  execute format('create trigger note_change after %s on %s for each row when (%s)
    execute function private.note_change(%L, %L, %L, %L)', p_verbs, p_table, p_when, p_kind, p_id, p_noun, p_ignored);
  execute format('create constraint trigger tell_change after %s on %s deferrable initially deferred
    for each row when (%s) execute function private.tell_change(%L, %L, %L)',
    p_verbs, p_table, p_when, p_kind, p_id, p_noun);
end $$;

call private.keep_history('public.applications', 'application', 'application', p_ignored => '{position,version,moved_at,
  moved_by,stage_entered_at,previous_status,previous_position,previous_stage_entered_at}');
call private.keep_history('public.cover_letters', 'cover_letter', 'letter');
call private.keep_history('public.job_rankings', 'job', 'job', 'job_id', '{id,job_id,agent_run_id,tightness,score,fit,
  worth,provisional,breakdown}', 'update', '(old.dismissed_at, old.dismiss_reason) is distinct from
  (new.dismissed_at, new.dismiss_reason)');
call private.keep_history('public.profiles', 'profile', 'profile', 'user_id', '{profile_completeness_score}', 'update');
call private.keep_history('public.user_preferences', 'preferences', 'preferences', 'user_id', p_verbs => 'update');
call private.keep_history('public.user_agent_settings', 'agent_settings', 'agent_settings', 'user_id',
  '{onboarding_state}', 'update');
call private.keep_history('public.user_skills', 'skill', 'skill', p_ignored => '{position}');
call private.keep_history('public.user_experiences', 'experience', 'experience', p_ignored => '{position}');
call private.keep_history('public.user_educations', 'education', 'education', p_ignored => '{position}');
call private.keep_history('public.team_members', 'member', 'member', 'user_id');
call private.keep_history('public.team_settings', 'team_settings', 'team_settings', 'team_id', p_verbs => 'update');

-- Nobody rewrites what happened, the owner of the table neither. Only with its team does it go; and a run that is
-- deleted is forgotten.
create function private.keep_events() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'DELETE' and not exists (select from public.teams t where t.id = old.team_id) then
    return null;
  end if;
  if tg_op = 'UPDATE' and new.agent_run_id is null
    and to_jsonb(new) - 'agent_run_id' = to_jsonb(old) - 'agent_run_id'
    and not exists (select from public.agent_runs r where r.team_id = old.team_id and r.id = old.agent_run_id) then
    return null;
  end if;
  raise exception 'events are append-only' using errcode = 'restrict_violation', table = 'events';
end $$;
create trigger keep_events after update or delete on public.events
  for each row execute function private.keep_events();
create trigger keep_all_events before truncate on public.events
  for each statement execute function private.keep_events();

-- Open Activity pages re-read.
create function private.notify_activity() returns trigger language plpgsql set search_path = '' as $$
begin
  perform private.notify_team(x.team_id, 'activity', null) from (select distinct team_id from added) x;
  return null;
end $$;
create trigger notify_activity after insert on public.events referencing new table as added
  for each statement execute function private.notify_activity();

create index events_kind_idx on public.events (team_id, entity_type, id desc);
create index events_actor_idx on public.events (team_id, actor_user_id, id desc);
