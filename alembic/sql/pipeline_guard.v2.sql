-- Moves of a card are taken back one after the other: beneath the last move lie the ones before it, the latest last.
alter table public.applications add column earlier_moves jsonb not null default '[]'
  constraint applications_earlier_moves_list check (jsonb_typeof(earlier_moves) = 'array');

create or replace function private.begin_application() returns trigger
language plpgsql set search_path = '' as $$
begin
  if new.status <> 'shortlisted' then
    raise exception 'an application begins shortlisted, not %', new.status
      using errcode = 'check_violation', constraint = 'applications_legal_move', table = 'applications';
  end if;
  new.stage_entered_at := now();
  new.previous_status := null;
  new.previous_position := null;
  new.previous_stage_entered_at := null;
  new.earlier_moves := '[]';
  new.moved_at := null;
  new.moved_by := null;
  new.version := 1;
  return new;
end $$;

create or replace function private.guard_application() returns trigger
language plpgsql set search_path = '' as $$
begin
  -- Only private.undo_last_move runs as the owner of the table; it is the one way back.
  if current_user = (select pg_get_userbyid(relowner) from pg_catalog.pg_class where oid = tg_relid)
    and current_setting('bidwell.undo', true) = new.id::text then
    return new;
  end if;
  new.stage_entered_at := old.stage_entered_at;
  new.previous_status := old.previous_status;
  new.previous_position := old.previous_position;
  new.previous_stage_entered_at := old.previous_stage_entered_at;
  new.earlier_moves := old.earlier_moves;
  new.moved_at := old.moved_at;
  new.moved_by := old.moved_by;
  new.version := old.version;
  if new.status <> old.status then
    if not private.may_move(old.status, new.status) then
      raise exception 'an application cannot go from % to %', old.status, new.status
        using errcode = 'check_violation', constraint = 'applications_legal_move', table = 'applications';
    end if;
    new.earlier_moves := case when old.previous_status is null then '[]' else old.earlier_moves || jsonb_build_object(
      'status', old.previous_status, 'position', old.previous_position,
      'entered', old.previous_stage_entered_at, 'moved', old.moved_at) end;
    new.previous_status := old.status;
    new.previous_position := old.position;
    new.previous_stage_entered_at := old.stage_entered_at;
    new.stage_entered_at := now();
    new.moved_at := now();
    new.moved_by := auth.uid();
    if new.status = 'applied' then
      new.applied_at := coalesce(new.applied_at, now());
    end if;
  end if;
  if (new.status, new.position, new.removed_at) is distinct from (old.status, old.position, old.removed_at) then
    new.version := old.version + 1;
  end if;
  return new;
end $$;

-- Take back the last move, if it is still the last thing that happened to the card and not a day old. The move before
-- it is the last one then, unless it is more than a day old itself.
create or replace function private.undo_last_move(p_application_id uuid, p_expected_version int)
returns table (status public.application_status, "position" numeric, version int)
language plpgsql security definer set search_path = '' as $$
declare
  a public.applications;
  v_earlier jsonb;
begin
  select * into a from public.applications x where x.id = p_application_id for update;
  if a.id is null or not (auth.role() = 'service_role'
      or a.team_id = any (private.user_team_ids())) then
    raise exception 'no such application' using errcode = 'no_data_found';
  end if;
  perform private.require_member(a.team_id, true);
  if a.version <> p_expected_version then
    raise exception 'the application has changed since' using errcode = 'serialization_failure';
  end if;
  if a.previous_status is null or a.moved_at < now() - interval '1 day' then
    raise exception 'there is no move to undo' using errcode = 'object_not_in_prerequisite_state';
  end if;
  v_earlier := case when (a.earlier_moves -> -1 ->> 'moved')::timestamptz >= now() - interval '1 day'
    then a.earlier_moves -> -1 end;
  perform set_config('bidwell.undo', a.id::text, true);
  update public.applications x set
    status = a.previous_status,
    position = a.previous_position,
    stage_entered_at = coalesce(a.previous_stage_entered_at, x.stage_entered_at),
    applied_at = case when a.status = 'applied' then null else x.applied_at end,
    letter_elsewhere = x.letter_elsewhere and a.status <> 'applied',
    closed_reason = case when a.status in ('archived', 'won', 'lost') then null else x.closed_reason end,
    previous_status = (v_earlier ->> 'status')::public.application_status,
    previous_position = (v_earlier ->> 'position')::numeric,
    previous_stage_entered_at = (v_earlier ->> 'entered')::timestamptz,
    earlier_moves = case when v_earlier is null then '[]' else a.earlier_moves - -1 end,
    moved_at = now(), moved_by = auth.uid(), version = a.version + 1
  where x.id = a.id;
  perform set_config('bidwell.undo', '', true);
  return query select a.previous_status, a.previous_position, a.version + 1;
end $$;
