-- Whatever a database gives away by default, to whomever: from here on, what is not named is not given.
revoke all on schema private from public, anon, authenticated, service_role;
grant usage on schema private to authenticated, service_role;
revoke all on all functions in schema private from public, anon, authenticated, service_role;
revoke all on all procedures in schema private from public, anon, authenticated, service_role;
revoke all on function public.upsert_jobs_and_rankings(uuid, uuid, json) from public, anon, authenticated, service_role;
revoke all on private.alembic_version, private.browser_sessions from public, anon, authenticated, service_role;
revoke all on sequence public.events_id_seq from public, anon, authenticated, service_role;

grant select, insert, update, delete on private.browser_sessions to service_role;
grant execute on function
  public.upsert_jobs_and_rankings(uuid, uuid, json), private.write_jobs(uuid, uuid, json),
  private.save_batch(uuid, uuid, json, uuid),
  private.read_job_items(json), private.merge_job_items(jsonb), private.merge_source_raw(jsonb, jsonb),
  private.jobs_by_hash(uuid, text[]), private.jobs_by_native_id(uuid, text[]),
  private.jobs_by_seen_id(uuid, text[]), private.jobs_by_seen_hash(uuid, text[]), private.jobs_of(uuid, uuid[]),
  private.sightings_of(uuid, uuid[]), private.rankings_of(uuid, uuid[]),
  private.searchable(text), private.searchable(text[]), private.search_jobs(uuid, text, int),
  private.team_ids_with_role(public.team_role[]), private.user_team_ids(), private.writable_team_ids(),
  private.admin_team_ids(), private.is_service(), private.require_member(uuid, boolean), private.my_teams(),
  private.set_member_role(uuid, uuid, public.team_role), private.remove_member(uuid, uuid),
  private.transfer_team(uuid, uuid),
  private.may_move(public.application_status, public.application_status), private.undo_last_move(uuid, int),
  private.notify_team(uuid, text, uuid[]),
  private.profile_completeness(uuid, uuid), private.profile_gaps(uuid, uuid),
  private.team_day(uuid, timestamptz), private.reserve_usage(uuid, text, bigint, bigint),
  private.refund_usage(uuid, text, bigint, date)
  to authenticated, service_role;

-- Sign-ins are the server's. Nobody is granted a look; should somebody be one day, it is at their own.
alter table private.browser_sessions enable row level security;
create policy "self may select" on private.browser_sessions for select to authenticated
  using (team_id = any ((select private.user_team_ids())::uuid[]) and user_id = (select auth.uid()));
