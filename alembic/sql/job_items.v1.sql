-- What upsert_jobs_and_rankings is given, and how the items of one job become one.
create type private.job_item as (
  canonical_hash text, platform public.job_platform, platform_job_id text, title text, description text,
  apply_url text, posted_at timestamptz, budget_type text, hourly_min numeric, hourly_max numeric,
  fixed_budget_min numeric, fixed_budget_max numeric, currency text, client_country text,
  client_rating numeric, client_hires int, client_payment_verified boolean, skills text[], seniority text,
  category text, company_name text, source_raw jsonb, first_seen_at timestamptz,
  source json,               -- where it was seen: {source, url, payload, payload_hash}
  tightness int, score numeric, fit numeric, worth numeric, provisional boolean, breakdown jsonb);

-- Two items of a batch are one job when their hash or their platform's own id is equal. `key` is the hash of
-- the last item of a job, which makes hashes and ids unique among the keys.
create function private.read_job_items(p_items json)
returns table (n bigint, key text, alone boolean, is_last boolean, item private.job_item)
language sql stable rows 3000 set search_path = '' as $$
  select k.n, k.key, count(*) over job = 1, k.n = max(k.n) over job, k.item
    from (select i.n, i.item,
            case when coalesce((i.item).platform_job_id, '') = '' then (i.item).canonical_hash
              else first_value((i.item).canonical_hash) over (
                partition by (i.item).platform, (i.item).platform_job_id order by i.n desc) end as key
            from (select row_number() over () as n, x as item
                    from json_populate_recordset(null::private.job_item, p_items) x) i) k
  window job as (partition by k.key)
$$;

-- Of what the items of one job say, the last known value counts, and the earliest date. A range whose halves
-- contradict each other is the last item's.
create function private.merge_job_items(p_items jsonb) returns private.job_item
language sql immutable set search_path = '' as $$
  select jsonb_populate_record(null::private.job_item, m.merged
    || case when (m.merged ->> 'hourly_min')::numeric > (m.merged ->> 'hourly_max')::numeric
         then jsonb_build_object('hourly_min', p_items -> -1 -> 'hourly_min',
           'hourly_max', p_items -> -1 -> 'hourly_max') else '{}' end
    || case when (m.merged ->> 'fixed_budget_min')::numeric > (m.merged ->> 'fixed_budget_max')::numeric
         then jsonb_build_object('fixed_budget_min', p_items -> -1 -> 'fixed_budget_min',
           'fixed_budget_max', p_items -> -1 -> 'fixed_budget_max') else '{}' end
    || d.dates)
  from (select coalesce(jsonb_object_agg(e.key, e.value order by i.n), '{}') as merged
          from jsonb_array_elements(p_items) with ordinality i (item, n), jsonb_each(i.item) e
         where e.value not in ('null', '""', '[]') and (e.key, e.value) <> ('budget_type', '"unknown"')) m,
       (select jsonb_build_object('posted_at', min((i ->> 'posted_at')::timestamptz),
          'first_seen_at', min((i ->> 'first_seen_at')::timestamptz)) as dates
          from jsonb_array_elements(p_items) i) d
$$;

-- A newer payload adds to what an older one said; of the normalised set `x`, unknown never replaces known.
create function private.merge_source_raw(p_old jsonb, p_new jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select case when p_old is null or p_old = '{}' then coalesce(p_new, '{}')
    when p_new is null or p_new = p_old then p_old
    else p_old || p_new || case when p_old ? 'x'
      then jsonb_build_object('x', (p_old -> 'x') || jsonb_strip_nulls(coalesce(p_new -> 'x', '{}')))
      else '{}' end end
$$;

grant execute on function private.read_job_items(json), private.merge_job_items(jsonb),
  private.merge_source_raw(jsonb, jsonb) to authenticated, service_role;
