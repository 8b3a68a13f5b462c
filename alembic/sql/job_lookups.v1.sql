-- What a team has already of the items of a batch. Each is a function of its own, planned for the very keys it is
-- given: only a list that the planner knows is looked up in an index or hashed; a list that a query finds out by
-- itself is compared one by one, with every row of the team.
create function private.jobs_by_hash(p_team_id uuid, p_keys text[]) returns table (id uuid, key text)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query select j.id, j.canonical_hash from public.jobs j
    where j.team_id = p_team_id and j.canonical_hash = any (p_keys);
end $$;

create function private.jobs_by_native_id(p_team_id uuid, p_ids text[])
returns table (id uuid, platform public.job_platform, platform_job_id text)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query select j.id, j.platform, j.platform_job_id from public.jobs j
    where j.team_id = p_team_id and j.platform_job_id = any (p_ids);
end $$;

-- By the id of any earlier sighting; the first one counts.
create function private.jobs_by_seen_id(p_team_id uuid, p_ids text[])
returns table (id uuid, platform public.job_platform, platform_job_id text)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query select distinct on (s.platform, s.platform_job_id) s.job_id, s.platform, s.platform_job_id
    from public.job_sources s
    where s.team_id = p_team_id and s.platform_job_id = any (p_ids)
    order by s.platform, s.platform_job_id, s.first_seen_at, s.job_id;
end $$;

create function private.jobs_by_seen_hash(p_team_id uuid, p_keys text[]) returns table (id uuid, key text)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query select distinct on (s.canonical_hash) s.job_id, s.canonical_hash from public.job_sources s
    where s.team_id = p_team_id and s.canonical_hash = any (p_keys)
    order by s.canonical_hash, s.first_seen_at, s.job_id;
end $$;

create function private.jobs_of(p_team_id uuid, p_ids uuid[]) returns setof public.jobs
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query select j.* from public.jobs j where j.team_id = p_team_id and j.id = any (p_ids);
end $$;

create function private.sightings_of(p_team_id uuid, p_jobs uuid[])
returns table (job_id uuid, payload_hash text)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query select s.job_id, s.payload_hash from public.job_sources s
    where s.team_id = p_team_id and s.job_id = any (p_jobs);
end $$;

create function private.rankings_of(p_team_id uuid, p_jobs uuid[]) returns setof public.job_rankings
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query select k.* from public.job_rankings k where k.team_id = p_team_id and k.job_id = any (p_jobs);
end $$;

grant execute on function private.jobs_by_hash(uuid, text[]), private.jobs_by_native_id(uuid, text[]),
  private.jobs_by_seen_id(uuid, text[]), private.jobs_by_seen_hash(uuid, text[]),
  private.jobs_of(uuid, uuid[]), private.sightings_of(uuid, uuid[]), private.rankings_of(uuid, uuid[])
  to authenticated, service_role;
