create table public.jobs (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  platform public.job_platform not null,
  platform_job_id text check (platform_job_id <> ''),
  title text not null check (btrim(title) <> ''),
  description text not null default '',
  apply_url text,
  posted_at timestamptz,
  budget_type text not null default 'unknown' check (budget_type in ('hourly', 'fixed', 'unknown')),
  hourly_min numeric check (hourly_min >= 0),
  hourly_max numeric check (hourly_max >= 0),
  fixed_budget_min numeric check (fixed_budget_min >= 0),
  fixed_budget_max numeric check (fixed_budget_max >= 0),
  currency text,
  client_country text,
  client_rating numeric check (client_rating between 0 and 5),
  client_hires int check (client_hires >= 0),
  client_payment_verified boolean,
  skills text[] not null default '{}',
  seniority text check (seniority in ('entry', 'intermediate', 'expert')),
  category text,
  company_name text,
  canonical_hash text not null check (canonical_hash <> ''),
  source_raw jsonb not null default '{}' check (jsonb_typeof(source_raw) = 'object'),
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search tsvector not null generated always as (
    setweight(to_tsvector('pg_catalog.english', private.searchable(title)), 'A') ||
    setweight(to_tsvector('pg_catalog.english', private.searchable(skills)), 'B') ||
    setweight(to_tsvector('pg_catalog.english', private.searchable(coalesce(company_name, ''))), 'B') ||
    setweight(to_tsvector('pg_catalog.english', private.searchable(left(description, 20000))), 'C')
  ) stored,
  constraint jobs_canonical_hash_key unique (team_id, canonical_hash),
  constraint jobs_platform_job_id_key unique (team_id, platform, platform_job_id),
  unique (team_id, id),
  check (hourly_min <= hourly_max),
  check (fixed_budget_min <= fixed_budget_max)
);
create index jobs_newest_idx on public.jobs (team_id, posted_at desc nulls last, id desc);
create index jobs_first_seen_idx on public.jobs (team_id, first_seen_at desc, id desc);
create index jobs_search_idx on public.jobs using gin (search);

create table public.job_sources (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  job_id uuid not null,
  source text not null,
  platform public.job_platform not null,
  platform_job_id text,
  canonical_hash text,
  url text,
  payload jsonb not null default '{}',
  payload_hash text not null,
  first_seen_at timestamptz not null default clock_timestamp(),  -- tells the batches of one transaction apart
  last_seen_at timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, job_id, payload_hash),
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete cascade
);

create table public.job_rankings (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  job_id uuid not null,
  agent_run_id uuid,
  tightness int not null default 3 check (tightness between 1 and 5),
  score numeric not null check (score between 0 and 100),
  fit numeric check (fit between 0 and 100),
  worth numeric check (worth between 0 and 100),
  provisional boolean not null default false,
  breakdown jsonb not null default '{}' check (jsonb_typeof(breakdown) = 'object'),
  dismissed_at timestamptz,
  dismiss_reason text check (dismiss_reason in
    ('skills', 'rate', 'client', 'too_many_bids', 'not_interested', 'scam', 'other')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, job_id, tightness),
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete cascade,
  foreign key (team_id, agent_run_id) references public.agent_runs (team_id, id)
    on delete set null (agent_run_id)
);
create index job_rankings_run_idx on public.job_rankings (team_id, agent_run_id);
create index job_rankings_best_idx on public.job_rankings (team_id, tightness, score desc, job_id)
  where dismissed_at is null;
create index job_sources_native_id_idx on public.job_sources (team_id, platform_job_id);
create index job_sources_hash_idx on public.job_sources (team_id, canonical_hash);
