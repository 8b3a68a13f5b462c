-- Save a batch of jobs, where each was seen, and their rankings: at most 5,000 items a call, several calls in
-- one transaction are fine. What is already there and says the same is not written, not even locked.
create function private.write_jobs(p_team_id uuid, p_agent_run_id uuid, p_items json) returns jsonb
language plpgsql set search_path = '' set work_mem = '64MB' set enable_nestloop = off as $$
declare
  v_counts jsonb;
begin
-- Tables are asked through the functions of job_lookups and never joined row by row: before the first ANALYZE the
-- planner takes any team for tiny, and a nested loop would read all of it once per item.
with item as materialized (select * from private.read_job_items(p_items)),
winner as (            -- one row per key
  select key, n, item as i from item where alone
  union all
  select key, max(n), private.merge_job_items(jsonb_agg(to_jsonb(item) order by n))
    from item where not alone group by key),
-- Is it here already? By its hash, by its platform's id, then by either of them in an earlier sighting.
by_hash as materialized (
  select id, key from private.jobs_by_hash(p_team_id, array(select key from winner))),
by_id as materialized (
  select id, platform, platform_job_id
    from private.jobs_by_native_id(p_team_id, array(select (i).platform_job_id from winner))),
by_seen_id as materialized (
  select id, platform, platform_job_id
    from private.jobs_by_seen_id(p_team_id, array(select (i).platform_job_id from winner))),
by_seen_hash as materialized (
  select id, key from private.jobs_by_seen_hash(p_team_id, array(select key from winner))),
target as materialized (
  select k.*, coalesce(k.job_id, k.new_id) as id,
    -- two keys may turn out to be one job: the later one speaks for it
    row_number() over (partition by coalesce(k.job_id, k.new_id) order by k.n desc) = 1 as speaks
    from (select w.key, w.n, w.i, gen_random_uuid() as new_id, b.id as id_owner,
            coalesce(h.id, b.id, si.id, sh.id) as job_id
            from winner w
            left join by_hash h using (key)
            left join by_id b on b.platform_job_id = (w.i).platform_job_id and b.platform = (w.i).platform
            left join by_seen_id si
              on si.platform_job_id = (w.i).platform_job_id and si.platform = (w.i).platform
            left join by_seen_hash sh using (key)) k),
final as materialized (        -- what the row will say: unknown never overwrites known
  select t.id, t.job_id is null as is_new, t.i, j as old,
    coalesce(j.canonical_hash, t.key) as canonical_hash,
    coalesce(j.platform, (t.i).platform) as platform,
    coalesce(j.platform_job_id, case when coalesce(j.platform, (t.i).platform) = (t.i).platform
      and coalesce(t.id_owner, t.id) = t.id then nullif((t.i).platform_job_id, '') end) as platform_job_id,
    coalesce(nullif(btrim((t.i).title), ''), j.title) as title,
    coalesce(nullif((t.i).description, ''), j.description, '') as description,
    coalesce(nullif((t.i).apply_url, ''), j.apply_url) as apply_url,
    least(j.posted_at, (t.i).posted_at) as posted_at,
    coalesce(nullif((t.i).budget_type, 'unknown'), j.budget_type, 'unknown') as budget_type,
    case when m.replace_hourly then (t.i).hourly_min else coalesce((t.i).hourly_min, j.hourly_min) end as hourly_min,
    case when m.replace_hourly then (t.i).hourly_max else coalesce((t.i).hourly_max, j.hourly_max) end as hourly_max,
    case when m.replace_fixed then (t.i).fixed_budget_min
      else coalesce((t.i).fixed_budget_min, j.fixed_budget_min) end as fixed_budget_min,
    case when m.replace_fixed then (t.i).fixed_budget_max
      else coalesce((t.i).fixed_budget_max, j.fixed_budget_max) end as fixed_budget_max,
    coalesce((t.i).currency, j.currency) as currency,
    coalesce((t.i).client_country, j.client_country) as client_country,
    coalesce((t.i).client_rating, j.client_rating) as client_rating,
    coalesce((t.i).client_hires, j.client_hires) as client_hires,
    coalesce((t.i).client_payment_verified, j.client_payment_verified) as client_payment_verified,
    coalesce(nullif((t.i).skills, '{}'), j.skills, '{}') as skills,
    coalesce((t.i).seniority, j.seniority) as seniority,
    coalesce(nullif((t.i).category, ''), j.category) as category,
    coalesce(nullif((t.i).company_name, ''), j.company_name) as company_name,
    private.merge_source_raw(j.source_raw, (t.i).source_raw) as source_raw,
    least(j.first_seen_at, coalesce((t.i).first_seen_at, j.first_seen_at, now())) as first_seen_at
    from target t
    left join private.jobs_of(p_team_id, array(select job_id from target)) j on j.id = t.job_id
   cross join lateral (select   -- a range is replaced whole where its halves would contradict each other
      (t.i).budget_type <> 'unknown' and (t.i).budget_type <> j.budget_type
        or (t.i).hourly_min > j.hourly_max or (t.i).hourly_max < j.hourly_min as replace_hourly,
      (t.i).budget_type <> 'unknown' and (t.i).budget_type <> j.budget_type
        or (t.i).fixed_budget_min > j.fixed_budget_max
        or (t.i).fixed_budget_max < j.fixed_budget_min as replace_fixed) m
   where t.speaks),
changed as (
  select f.id from final f where not f.is_new and (f.platform_job_id, f.title, f.description,
      f.apply_url, f.posted_at, f.budget_type, f.hourly_min, f.hourly_max, f.fixed_budget_min,
      f.fixed_budget_max, f.currency, f.client_country, f.client_rating, f.client_hires,
      f.client_payment_verified, f.skills, f.seniority, f.category, f.company_name, f.source_raw, f.first_seen_at)
    is distinct from ((f.old).platform_job_id, (f.old).title, (f.old).description,
      (f.old).apply_url, (f.old).posted_at, (f.old).budget_type, (f.old).hourly_min, (f.old).hourly_max,
      (f.old).fixed_budget_min, (f.old).fixed_budget_max, (f.old).currency, (f.old).client_country,
      (f.old).client_rating, (f.old).client_hires, (f.old).client_payment_verified, (f.old).skills,
      (f.old).seniority, (f.old).category, (f.old).company_name, (f.old).source_raw, (f.old).first_seen_at)),
inserted as (
  insert into public.jobs (id, team_id, canonical_hash, platform, platform_job_id, title, description, apply_url,
    posted_at, budget_type, hourly_min, hourly_max, fixed_budget_min, fixed_budget_max, currency, client_country,
    client_rating, client_hires, client_payment_verified, skills, seniority, category, company_name, source_raw,
    first_seen_at)
  select f.id, p_team_id, f.canonical_hash, f.platform, f.platform_job_id, f.title, f.description, f.apply_url,
    f.posted_at, f.budget_type, f.hourly_min, f.hourly_max, f.fixed_budget_min, f.fixed_budget_max, f.currency,
    f.client_country, f.client_rating, f.client_hires, f.client_payment_verified, f.skills, f.seniority,
    f.category, f.company_name, f.source_raw, f.first_seen_at
    from final f where f.is_new order by f.canonical_hash
  returning id),
updated as (
  update public.jobs j set platform_job_id = f.platform_job_id,
    title = f.title, description = f.description, apply_url = f.apply_url, posted_at = f.posted_at,
    budget_type = f.budget_type, hourly_min = f.hourly_min, hourly_max = f.hourly_max,
    fixed_budget_min = f.fixed_budget_min, fixed_budget_max = f.fixed_budget_max, currency = f.currency,
    client_country = f.client_country, client_rating = f.client_rating, client_hires = f.client_hires,
    client_payment_verified = f.client_payment_verified, skills = f.skills, seniority = f.seniority,
    category = f.category, company_name = f.company_name, source_raw = f.source_raw,
    first_seen_at = f.first_seen_at, last_seen_at = now()
    from final f where j.team_id = p_team_id and j.id = any (array(select id from changed)) and j.id = f.id
  returning j.id),
sighting as (          -- every item of the batch, also those that were merged
  select distinct on (x.job_id, x.payload_hash) x.*
    from (select item.n, t.id as job_id, (item.item).platform, (item.item).platform_job_id, (item.item).source,
            (item.item).canonical_hash,
            coalesce((item.item).source ->> 'payload_hash', encode(sha256(convert_to(
              coalesce((item.item).source ->> 'payload', ''), 'UTF8')), 'hex')) as payload_hash
            from item join target t using (key) where (item.item).source is not null) x
   order by x.job_id, x.payload_hash, x.n),
sources as (
  insert into public.job_sources
    (team_id, job_id, source, platform, platform_job_id, canonical_hash, url, payload, payload_hash)
  select p_team_id, s.job_id, coalesce(s.source ->> 'source', 'file'), s.platform,
    nullif(s.platform_job_id, ''), s.canonical_hash, s.source ->> 'url', coalesce((s.source -> 'payload')::jsonb, '{}'),
    s.payload_hash
    from sighting s left join private.sightings_of(p_team_id, array(select job_id from target)) o
      using (job_id, payload_hash)
   where o.job_id is null
  returning id),
ranking as (
  select f.id as job_id, coalesce((f.i).tightness, 3) as tightness, (f.i).score, (f.i).fit, (f.i).worth,
    coalesce((f.i).provisional, false) as provisional, coalesce((f.i).breakdown, '{}') as breakdown, k.id as old_id,
    k.id is not null and (k.score, k.fit, k.worth, k.provisional, k.breakdown) is not distinct from
      ((f.i).score, (f.i).fit, (f.i).worth, coalesce((f.i).provisional, false), coalesce((f.i).breakdown, '{}')) as same
    from final f left join private.rankings_of(p_team_id, array(select job_id from target)) k
      on k.job_id = f.id and k.tightness = coalesce((f.i).tightness, 3)
   where (f.i).score is not null),
ranked as (
  insert into public.job_rankings as k
    (team_id, job_id, agent_run_id, tightness, score, fit, worth, provisional, breakdown)
  select p_team_id, r.job_id, p_agent_run_id, r.tightness, r.score, r.fit, r.worth, r.provisional, r.breakdown
    from ranking r where not r.same order by r.job_id
  on conflict (team_id, job_id, tightness) do update set score = excluded.score, fit = excluded.fit,
    worth = excluded.worth, provisional = excluded.provisional, breakdown = excluded.breakdown,
    agent_run_id = excluded.agent_run_id
  returning (xmax = 0) as is_new)
select jsonb_build_object(
  'received', (select count(*) from item),
  'distinct', (select count(*) from final),
  'jobs_inserted', (select count(*) from inserted),
  'jobs_updated', (select count(*) from updated),
  'jobs_unchanged', (select count(*) from final where not is_new) - (select count(*) from updated),
  'sources_inserted', (select count(*) from sources),
  'rankings_inserted', (select count(*) from ranked where is_new),
  'rankings_updated', (select count(*) from ranked where not is_new),
  'rankings_unchanged', (select count(*) from ranking where same),
  'inserted_ids', (select coalesce(jsonb_agg(id), '[]') from inserted),
  'updated_ids', (select coalesce(jsonb_agg(id), '[]') from updated),
  'job_ids', (select coalesce(jsonb_object_agg((item.item).canonical_hash, t.id), '{}')
                from item join target t using (key)))
into v_counts;
return v_counts;
end $$;

-- One team's batches go one after the other (no deadlocks, no lost merges). A row that cannot be saved is
-- named, counted from 1, and nothing of the batch is.
create function public.upsert_jobs_and_rankings(p_team_id uuid, p_agent_run_id uuid, p_items json)
returns jsonb language plpgsql set search_path = '' as $$
declare
  v_item json;
  v_number int := 0;
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
  for v_item in select json_array_elements(p_items) loop
    v_number := v_number + 1;
    begin
      perform private.write_jobs(p_team_id, p_agent_run_id, json_build_array(v_item));
    exception when data_exception or integrity_constraint_violation or program_limit_exceeded then
      raise exception 'item %: %', v_number, sqlerrm
        using errcode = sqlstate, hint = v_number::text;
    end;
  end loop;
  raise exception '%', v_message using errcode = v_state;
end $$;

revoke all on function public.upsert_jobs_and_rankings(uuid, uuid, json) from public, anon;
grant execute on function public.upsert_jobs_and_rankings(uuid, uuid, json) to authenticated, service_role;
grant execute on function private.write_jobs(uuid, uuid, json) to authenticated, service_role;
