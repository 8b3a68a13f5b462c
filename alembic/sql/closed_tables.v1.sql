-- The team itself: members read it, admins rename it and change its settings; who belongs to it changes
-- only through functions.
call private.enforce_team_isolation('public.teams', '{select,update}', 'admin', 'id');
revoke update on public.teams from authenticated;
grant update (name) on public.teams to authenticated;
call private.enforce_team_isolation('public.team_members', '{select}');
call private.enforce_team_isolation('public.team_settings', '{select,update}', 'admin');

-- A person: the team reads, oneself writes. Plan, completeness, mode and address are the server's.
call private.enforce_team_isolation('public.profiles', '{select,update}', 'self');
revoke update on public.profiles from authenticated;
grant update (display_name, headline, about, avatar_url, location, country_code, linkedin_url, timezone,
  onboarding_completed_at, date_of_birth, updated_at) on public.profiles to authenticated;
call private.enforce_team_isolation('public.user_preferences', '{select,update}', 'self');
call private.enforce_team_isolation('public.user_agent_settings', '{select,update}', 'self');
call private.enforce_team_isolation('public.user_skills', p_who => 'self');
call private.enforce_team_isolation('public.user_experiences', p_who => 'self');
call private.enforce_team_isolation('public.user_educations', p_who => 'self');
call private.enforce_team_isolation('public.user_cv_files', p_who => 'self');
call private.enforce_team_isolation('public.user_profile_snapshots', '{select,insert,delete}', 'self');

-- The team's work.
call private.enforce_team_isolation('public.jobs');
call private.enforce_team_isolation('public.job_sources');
call private.enforce_team_isolation('public.job_rankings');
call private.enforce_team_isolation('public.applications');
call private.enforce_team_isolation('public.cover_letters');
call private.enforce_team_isolation('public.apply_sessions');
call private.enforce_team_isolation('public.messages');
call private.enforce_team_isolation('public.feedback');
call private.enforce_team_isolation('public.interview_sessions');
call private.enforce_team_isolation('public.earnings');
call private.enforce_team_isolation('public.agent_runs');
call private.enforce_team_isolation('public.agent_run_steps');
call private.enforce_team_isolation('public.embeddings');
call private.enforce_team_isolation('private.uploads');

-- Notices to one person; counters that only functions touch; and the log, which nobody rewrites.
call private.enforce_team_isolation('public.notifications', '{select,insert}');
call private.enforce_team_isolation('public.notifications', '{update,delete}', 'self');
call private.enforce_team_isolation('public.usage_counters', '{select}');
call private.enforce_team_isolation('public.events', '{select}');
revoke update, delete on public.events from service_role;
grant insert on public.events to authenticated;
create policy "member may insert" on public.events for insert to authenticated
  with check (team_id = any ((select private.writable_team_ids())::uuid[])
    and actor_user_id = (select auth.uid()));
