-- As before, but a batch that comes again is known by its text, and a row that cannot be saved is found by halving:
-- in a batch of 5,000 within the time of two saves.
create function private.save_batch(p_team_id uuid, p_agent_run_id uuid, p_items json, p_hash uuid) returns jsonb
language plpgsql set search_path = '' as $$
declare
  v_answer jsonb := private.write_jobs(p_team_id, p_agent_run_id, p_items);
begin
  if (v_answer -> 'jobs_inserted', v_answer -> 'jobs_updated', v_answer -> 'sources_inserted',
      v_answer -> 'rankings_inserted', v_answer -> 'rankings_updated') <> ('0', '0', '0', '0', '0') then
    delete from private.saved_batches b where b.team_id = p_team_id and b.created_at < now() - interval '7 days';
    insert into private.saved_batches (team_id, batch_hash, answer) values (p_team_id, p_hash, jsonb_build_object(
      'received', v_answer -> 'received', 'distinct', v_answer -> 'distinct',
      'jobs_inserted', 0, 'jobs_updated', 0, 'jobs_unchanged', v_answer -> 'distinct', 'sources_inserted', 0,
      'rankings_inserted', 0, 'rankings_updated', 0, 'rankings_unchanged', (v_answer ->> 'rankings_inserted')::int
        + (v_answer ->> 'rankings_updated')::int + (v_answer ->> 'rankings_unchanged')::int,
      'inserted_ids', '[]'::jsonb, 'updated_ids', '[]'::jsonb, 'job_ids', v_answer -> 'job_ids'))
    on conflict do nothing;
  end if;
  return v_answer;
end $$;

create or replace function public.upsert_jobs_and_rankings(p_team_id uuid, p_agent_run_id uuid, p_items json)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_hash uuid := md5(p_items::text);
  v_known jsonb;
  v_items json[];
  v_saved int := 0;      -- so many of them can be saved
  v_tried int;
  v_failing int;         -- and so many cannot
  v_state text;
  v_message text;
begin
  perform private.require_member(p_team_id, true);
  perform pg_advisory_xact_lock(hashtextextended('upsert_jobs ' || p_team_id::text, 0));
  select b.answer into v_known from private.saved_batches b where b.team_id = p_team_id and b.batch_hash = v_hash;
  if found then
    return v_known;
  end if;
  if json_array_length(p_items) > 5000 then
    raise exception 'a batch has at most 5000 items, not %', json_array_length(p_items)
      using errcode = 'program_limit_exceeded';
  end if;
  begin
    return private.save_batch(p_team_id, p_agent_run_id, p_items, v_hash);
  exception when data_exception or integrity_constraint_violation or program_limit_exceeded then
    get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
  end;
  v_items := array(select json_array_elements(p_items));
  v_failing := cardinality(v_items);
  v_tried := v_failing;
  while v_saved < v_failing loop
    begin
      perform private.write_jobs(p_team_id, p_agent_run_id, array_to_json(v_items[v_saved + 1 : v_tried]));
      v_saved := v_tried;
    exception when data_exception or integrity_constraint_violation or program_limit_exceeded then
      get stacked diagnostics v_state = returned_sqlstate, v_message = message_text;
      v_failing := v_tried;
      if v_failing = v_saved + 1 then
        raise exception 'item %: %', v_failing, v_message using errcode = v_state, hint = v_failing::text;
      end if;
    end;
    v_tried := v_saved + greatest(1, (v_failing - v_saved) / 2);
  end loop;
  raise exception '%', v_message using errcode = v_state;
end $$;
