-- A long career for one person: so many applications over three years, in every stage, each with its events, most
-- with a letter and a bid, every tenth with an earning. Written past the triggers, so that moments are as said.
set session_replication_role = replica;
with added as (
  insert into public.jobs (team_id, platform, title, description, canonical_hash, category)
    select %(team)s, (array['upwork', 'upwork', 'linkedin'])[1 + n %% 3]::public.job_platform, 'Job number ' || n,
      'We need somebody careful.', 'bench-' || n, (array['Web Development', 'Data Engineering', 'Design', 'Writing', null])[1 + n %% 5]
    from generate_series(1, %(count)s) n
    returning id, canonical_hash)
insert into public.applications (team_id, job_id, user_id, position, status, applied_at, created_at, previous_status,
    stage_entered_at, next_follow_up_at)
  select %(team)s, a.id, %(person)s, x.n, s.status::public.application_status,
    case when s.status in ('shortlisted', 'ready_to_apply') then null else x.began + interval '1 day' end, x.began,
    case when s.status in ('won', 'lost') then 'interviewing' when x.n %% 4 = 0 then 'in_conversation' end::public.application_status,
    x.began + interval '3 days', case when x.n %% 50 = 0 then x.began + interval '9 days' end
  from added a,
    lateral (select replace(a.canonical_hash, 'bench-', '')::int as n) m,
    lateral (select m.n, now() - m.n * interval '150 minutes' as began) x,
    lateral (select (array['shortlisted', 'applied', 'in_conversation', 'interviewing', 'won', 'lost', 'archived', 'archived',
      'archived', 'archived'])[1 + x.n %% 10] as status) s;
insert into public.events (team_id, actor_user_id, event_type, entity_type, entity_id, payload, created_at)
  select a.team_id, a.user_id, case when e.nth = 1 then 'application_shortlisted' else 'application_moved' end, 'application',
    a.id, jsonb_build_object('to', e.status), a.created_at + e.nth * interval '9 hours'
  from public.applications a,
    unnest(array['shortlisted', 'ready_to_apply', 'applied', a.status::text]) with ordinality e (status, nth)
  where a.team_id = %(team)s
  order by a.id, e.nth;
insert into public.cover_letters (team_id, job_id, user_id, version, style, content, created_at)
  select team_id, job_id, user_id, 1, (array['direct', 'warm', 'technical'])[1 + (position::int %% 3)], 'Dear client', created_at
  from public.applications where team_id = %(team)s and applied_at is not null;
insert into private.bid_entries (team_id, user_id, application_id, kind, amount)
  select team_id, user_id, id, 'bid', 12 from public.applications where team_id = %(team)s and applied_at is not null;
insert into public.earnings (team_id, user_id, application_id, amount, fee, hours, currency, occurred_at)
  select team_id, user_id, id, 400, 40, 8, 'USD', least(created_at + interval '20 days', now())
  from public.applications where team_id = %(team)s and status = 'won';
insert into public.job_rankings (team_id, job_id, score, tightness)
  select team_id, job_id, 30 + position::int %% 70, 3 from public.applications where team_id = %(team)s;
set session_replication_role = origin;
analyze
