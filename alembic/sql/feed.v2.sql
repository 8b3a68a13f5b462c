-- What more a job's mark tells: grave warnings by kind, which other ads are the same one, and what the feed can be
-- ordered by. `same_as` is one key for all ads of a group, the id of the one first known; `pay` is rough dollars an
-- hour, with a fixed price as the pay of 40 hours.
alter table private.job_marks
  add column flags text[] not null default '{}',
  add column same_as uuid,
  add column pay double precision,
  add column proposals int,
  add column spent double precision;
create index job_marks_same_idx on private.job_marks (team_id, same_as) include (job_id) where same_as is not null;
create index job_marks_flags_idx on private.job_marks (team_id, job_id) where flags <> '{}';
create index job_marks_order_idx on private.job_marks (team_id, job_id) include (pay, proposals, spent);
-- Marks are made anew where a job has changed since: so all of them are, when jobs next come in.
update private.job_marks set created_at = 'epoch';

-- Jobs that this person's hide list keeps out: everything of a client, and everything with a word.
create function private.unwanted_jobs(p_team uuid, p_person uuid) returns table (job_id uuid)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query
    select m.job_id from private.job_marks m
     where m.team_id = p_team and m.client_key in (select h.value from private.hidden_things h
       where h.team_id = p_team and h.user_id = p_person and h.kind = 'client')
    union
    select w.job_id from private.jobs_with_words(p_team, array(select h.value from private.hidden_things h
      where h.team_id = p_team and h.user_id = p_person and h.kind = 'word')) w;
end $$;

-- Other ads of a job that the feed shows already, or that this person has decided about in one of its ads. Of those
-- left the best scored is shown; what the hide list keeps out (`p_unwanted`) stands for nobody else.
create function private.folded_jobs(p_team uuid, p_person uuid, p_unwanted uuid[]) returns table (job_id uuid)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query
    with twin as materialized (
      select m.job_id, m.same_as, m.job_id = any (p_unwanted) as unwanted from private.job_marks m
       where m.team_id = p_team and m.same_as is not null),
    ranked as materialized (
      select t.job_id, r.score, r.dismissed_at from twin t
        join public.job_rankings r on r.team_id = p_team and r.job_id = t.job_id),
    member as (
      select t.job_id,
        bool_or(r.dismissed_at is not null or a.id is not null) over (partition by t.same_as) as decided,
        row_number() over (partition by t.same_as, t.unwanted order by r.score desc nulls last, t.job_id desc) as n
        from twin t
        left join ranked r on r.job_id = t.job_id
        left join public.applications a
          on a.team_id = p_team and a.job_id = t.job_id and a.user_id = p_person and a.removed_at is null)
    select m.job_id from member m where m.decided or m.n > 1;
end $$;

-- Everything that the plain feed leaves out though nobody has decided about it.
create function private.left_out_jobs(p_team uuid, p_person uuid) returns table (job_id uuid)
language plpgsql stable set search_path = '' as $$
declare
  v_unwanted uuid[] := array(select u.job_id from private.unwanted_jobs(p_team, p_person) u);
begin
  return query
    select unnest(v_unwanted) union select f.job_id from private.folded_jobs(p_team, p_person, v_unwanted) f;
end $$;

grant execute on function private.unwanted_jobs(uuid, uuid), private.folded_jobs(uuid, uuid, uuid[]),
  private.left_out_jobs(uuid, uuid) to authenticated, service_role;
