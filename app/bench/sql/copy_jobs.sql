-- The first `each` jobs of one team, copied into each of `teams` (a team may stand there several times), mixed
-- as imports of fifty jobs at a time would mix them. `whole` is false for short texts and no search words.
create temporary table copied as
select c.team_id as new_team, c.n, j.id as old_id, gen_random_uuid() as new_id, j.place / 50 as batch
  from (select id, row_number() over (order by id) as place from public.jobs where team_id = %(source)s) j
 cross join unnest(%(teams)s::uuid[]) with ordinality c (team_id, n)
 where j.place <= %(each)s
 order by j.place / 50, c.n;

insert into public.jobs (
  id, team_id, platform, platform_job_id, title, description, apply_url, posted_at, budget_type, hourly_min,
  hourly_max, fixed_budget_min, fixed_budget_max, currency, client_country, client_rating, client_hires,
  client_payment_verified, skills, seniority, category, company_name, canonical_hash, source_raw, first_seen_at,
  last_seen_at, created_at, updated_at, search)
select c.new_id, c.new_team, platform, platform_job_id || '-' || c.n, title,
  case when %(whole)s then description else left(description, 80) end, apply_url, posted_at, budget_type, hourly_min,
  hourly_max, fixed_budget_min, fixed_budget_max, currency, client_country, client_rating, client_hires,
  client_payment_verified, skills, seniority, category, company_name, canonical_hash || c.n,
  case when %(whole)s then source_raw else '{}' end, first_seen_at, last_seen_at, created_at, updated_at,
  case when %(whole)s then search else '' end
  from copied c join public.jobs j on j.id = c.old_id
 order by c.batch, c.n;

insert into public.job_rankings (
  team_id, job_id, tightness, score, fit, worth, provisional, breakdown)
select c.new_team, c.new_id, tightness, score, fit, worth, provisional,
  case when %(whole)s then breakdown else jsonb_build_object('headline', breakdown -> 'headline') end
  from copied c join public.job_rankings r on r.job_id = c.old_id
 order by c.batch, c.n;

insert into public.job_sources (
  team_id, job_id, source, platform, platform_job_id, canonical_hash, url, payload_hash)
select c.new_team, c.new_id, source, platform, platform_job_id || '-' || c.n, canonical_hash || c.n, url, payload_hash
  from copied c join public.job_sources s on s.job_id = c.old_id
 order by c.batch, c.n;

insert into public.embeddings (team_id, model, entity_type, entity_id, dims, embedding)
select c.new_team, e.model, e.entity_type, c.new_id, e.dims, e.embedding
  from copied c join public.embeddings e on e.entity_type = 'job' and e.entity_id = c.old_id
 order by c.batch, c.n;

insert into private.job_marks (
  team_id, job_id, client_key, client_sure, simhash, flags, employed, same_as, pay, proposals, spent)
select c.new_team, c.new_id, m.client_key, m.client_sure, m.simhash, m.flags, m.employed, md5(m.same_as::text || c.n)::uuid, m.pay,
  m.proposals, m.spent
  from copied c join private.job_marks m on m.job_id = c.old_id
 order by c.batch, c.n;

analyze private.job_marks;

drop table copied
