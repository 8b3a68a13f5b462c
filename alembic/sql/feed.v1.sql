-- What the feed remembers beside the jobs: marks by which jobs and clients are known again, what a person does not
-- want to see, and searches that tell of new jobs.

-- Made from a job and made anew when it changes: nobody edits it. `client_sure`: the key can be only one client's.
create table private.job_marks (
  team_id uuid not null references public.teams (id) on delete cascade,
  job_id uuid not null,
  client_key text,
  client_sure boolean not null default false,
  simhash bigint,
  created_at timestamptz not null default now(),
  primary key (team_id, job_id),
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete cascade
);
create index job_marks_client_idx on private.job_marks (team_id, client_key) where client_key is not null;

-- A client, by key, or a word; `label` is what the person reads.
create table private.hidden_things (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  kind text not null check (kind in ('client', 'word')),
  value text not null check (btrim(value) <> ''),
  label text not null check (btrim(label) <> ''),
  created_at timestamptz not null default now(),
  unique (team_id, user_id, kind, value),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);

create table private.saved_searches (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  name text not null check (btrim(name) <> ''),
  address jsonb not null default '{}' check (jsonb_typeof(address) = 'object'),
  alerts text not null default 'now' check (alerts in ('now', 'digest', 'off')),
  created_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, user_id, name),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);

-- The difference: a job that came in after the search was saved and that the search finds. Each once.
create table private.search_hits (
  team_id uuid not null references public.teams (id) on delete cascade,
  search_id uuid not null,
  job_id uuid not null,
  user_id uuid not null,
  told_at timestamptz,
  seen_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (team_id, search_id, job_id),
  foreign key (team_id, search_id) references private.saved_searches (team_id, id) on delete cascade,
  foreign key (team_id, job_id) references public.jobs (team_id, id) on delete cascade,
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index search_hits_job_idx on private.search_hits (team_id, job_id);
create index search_hits_user_idx on private.search_hits (team_id, user_id) where told_at is null;
create index search_hits_person_idx on private.search_hits (team_id, user_id);

call private.enforce_team_isolation('private.job_marks');
call private.enforce_team_isolation('private.hidden_things', p_who => 'self');
call private.enforce_team_isolation('private.saved_searches', p_who => 'self');
-- Whoever brings jobs in finds them for everybody; what a person was told is the same for all who tell.
call private.enforce_team_isolation('private.search_hits');

-- The jobs of a team that hold one of these words, whole and in any of their forms. As private.search_jobs, it looks
-- past row-level security after asking who is asking: no index is used under it.
create function private.jobs_with_words(p_team uuid, p_words text[])
returns table (job_id uuid, word text)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_member(p_team);
  return query
    select j.id, w.word
      from unnest(p_words[1:100]) w (word)
     cross join lateral (
       select phraseto_tsquery('pg_catalog.english', private.searchable(left(w.word, 100))) as query) q
      join public.jobs j on j.team_id = p_team and j.search @@ q.query
     where numnode(q.query) > 0;
end $$;
grant execute on function private.jobs_with_words(uuid, text[]) to authenticated, service_role;

-- The feed asks every job of a team a few short questions, in order of id: answered from these alone, without the
-- texts beside them, and merged without sorting.
create index jobs_feed_idx on public.jobs (team_id, id) include (created_at, posted_at, platform, budget_type,
  hourly_min, hourly_max, fixed_budget_min, fixed_budget_max, currency, client_country, client_payment_verified);
create index job_rankings_feed_idx on public.job_rankings (team_id, tightness, job_id) include (score, dismissed_at);
