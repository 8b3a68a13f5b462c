create table public.profiles (
  user_id uuid not null,
  team_id uuid not null references public.teams (id) on delete cascade,
  email text,
  display_name text not null default '',
  headline text not null default '',
  about text not null default '',
  avatar_url text,
  location text not null default '',
  country_code text check (country_code ~ '^[A-Z]{2}$'),
  linkedin_url text,
  timezone text not null default 'UTC',
  team_mode text not null default 'solo' check (team_mode in ('solo', 'team')),
  plan text not null default 'trial' check (plan in ('trial', 'pro', 'team')),
  plan_ends_at timestamptz,
  profile_completeness_score numeric not null default 0 check (profile_completeness_score between 0 and 1),
  onboarding_completed_at timestamptz,
  date_of_birth date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, team_id)
);
create index profiles_team_id_idx on public.profiles (team_id, user_id);

create table public.user_skills (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  name text not null check (btrim(name) <> ''),
  canonical_name text not null default '',
  level text,
  years numeric check (years between 0 and 80),
  position int not null default 0,
  source text not null default 'manual',
  created_at timestamptz not null default now(),
  unique (team_id, id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create unique index user_skills_name_key on public.user_skills (team_id, user_id, lower(name));

create table public.user_experiences (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  kind text not null default 'work' check (kind in ('work', 'project', 'volunteer')),
  title text not null check (btrim(title) <> ''),
  company text not null default '',
  location text not null default '',
  started_on date,
  ended_on date,
  description text not null default '',
  results text[] not null default '{}',
  skills text[] not null default '{}',
  url text,
  position int not null default 0,
  source text not null default 'manual',
  created_at timestamptz not null default now(),
  unique (team_id, id),
  check (started_on <= ended_on),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index user_experiences_user_idx on public.user_experiences (team_id, user_id, position);

create table public.user_educations (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  institution text not null check (btrim(institution) <> ''),
  degree text not null default '',
  field text not null default '',
  started_on date,
  ended_on date,
  description text not null default '',
  position int not null default 0,
  source text not null default 'manual',
  created_at timestamptz not null default now(),
  unique (team_id, id),
  check (started_on <= ended_on),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index user_educations_user_idx on public.user_educations (team_id, user_id, position);

create table public.user_cv_files (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  file_name text not null,
  storage_key text not null,
  content_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null,
  parsed_text text,
  created_at timestamptz not null default now(),
  unique (team_id, id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index user_cv_files_user_idx on public.user_cv_files (team_id, user_id, created_at desc);

create table public.user_preferences (
  user_id uuid not null,
  team_id uuid not null references public.teams (id) on delete cascade,
  platforms text[] not null default '{upwork,linkedin}' check (platforms <@ '{upwork,linkedin}'),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  current_hourly_min numeric check (current_hourly_min >= 0),
  current_hourly_max numeric check (current_hourly_max >= 0),
  hourly_min numeric check (hourly_min >= 0),
  hourly_max numeric check (hourly_max >= 0),
  fixed_budget_min numeric check (fixed_budget_min >= 0),
  project_types text[] not null default '{short_gig,medium_project}'
    check (project_types <@ '{short_gig,medium_project,long_project,part_time,full_time}'),
  tightness int not null default 3 check (tightness between 1 and 5),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, team_id),
  check (current_hourly_min <= current_hourly_max),
  check (hourly_min <= hourly_max),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index user_preferences_team_id_idx on public.user_preferences (team_id, user_id);

create table public.user_profile_snapshots (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  source text not null,
  raw jsonb not null default '{}',
  captured_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (team_id, id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index user_profile_snapshots_user_idx
  on public.user_profile_snapshots (team_id, user_id, captured_at desc);

create table public.user_agent_settings (
  user_id uuid not null,
  team_id uuid not null references public.teams (id) on delete cascade,
  agents jsonb not null default '{}' check (jsonb_typeof(agents) = 'object'),
  onboarding_state jsonb not null default '{}' check (jsonb_typeof(onboarding_state) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, team_id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index user_agent_settings_team_id_idx on public.user_agent_settings (team_id, user_id);
