-- As before, but a row that cannot be saved is found by halving: in a batch of 5,000 within the time of two saves.
create or replace function public.upsert_jobs_and_rankings(p_team_id uuid, p_agent_run_id uuid, p_items json)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_items json[];
  v_saved int := 0;      -- so many of them can be saved
  v_tried int;
  v_failing int;         -- and so many cannot
  v_state text;
  v_message text;
begin
  perform private.require_member(p_team_id, true);
  if json_array_length(p_items) > 5000 then
    raise exception 'a batch has at most 5000 items, not %', json_array_length(p_items)
      using errcode = 'program_limit_exceeded';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('upsert_jobs ' || p_team_id::text, 0));
  begin
    return private.write_jobs(p_team_id, p_agent_run_id, p_items);
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
