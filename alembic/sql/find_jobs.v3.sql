-- What holds every word comes first. Of ads with only half of the words ("fix" and "slow" of "someone to fix my slow
-- database"), those count that are at least two thirds as near in meaning as what is found by meaning alone has to be:
-- of 20 questions on 910 real ads, 83 of a hundred such are right, and 53 without.
create or replace function private.find_jobs(
  p_team uuid, p_words text[], p_without text[] default '{}', p_vector extensions.vector default null,
  p_model text default '', p_alike double precision default 0, p_limit int default 200)
returns table (job_id uuid, rank double precision, word_place bigint, meaning_place bigint, likeness double precision)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  v_every tsquery := private.every_word(p_words);
  v_half tsquery := private.half_of_words(p_words);
  v_without tsquery := private.any_word(p_without);
  v_hits uuid[];
  v_halves uuid[] := '{}';
  v_near uuid[] := '{}';
  v_likeness double precision[];
begin
  perform private.require_member(p_team);
  if numnode(v_every) = 0 and numnode(v_without) = 0 then
    return;
  end if;
  if numnode(v_every) = 0 then
    v_hits := array(
      select j.id from public.jobs j where j.team_id = p_team and not j.search @@ v_without
       order by j.posted_at desc nulls last, j.id desc limit 2000);
  else
    v_hits := private.hits(p_team, v_every, v_without, 2000);
  end if;
  if cardinality(v_hits) < 60 and numnode(v_half) > 0 then
    v_halves := array(
      select h.id from unnest(private.hits(p_team, v_half, v_without, 400, p_words)) with ordinality h (id, n)
       where h.id <> all (v_hits) and (p_vector is null or not exists (
           select from public.embeddings e
            where e.team_id = p_team and e.model = p_model and e.entity_type = 'job' and e.entity_id = h.id
              and e.dims = extensions.vector_dims(p_vector)
              and -(e.embedding operator(extensions.<#>) extensions.l2_normalize(p_vector)) < p_alike * 2 / 3))
       order by h.n limit 60);
  end if;
  if p_vector is not null then
    select array_agg(n.id order by n.likeness desc, n.id), array_agg(n.likeness order by n.likeness desc, n.id)
      into v_near, v_likeness
      from private.nearest_jobs(p_team, p_model, extensions.l2_normalize(p_vector), p_alike, v_without) n;
  end if;
  return query
    select coalesce(w.id, m.id), coalesce((w.n <= cardinality(v_hits))::int, 0)
        + coalesce(1.0::float8 / (60 + w.n), 0) + coalesce(1.0::float8 / (60 + m.n), 0),
      w.n, m.n, m.likeness
      from unnest(v_hits || v_halves) with ordinality w (id, n)
      full join unnest(v_near, v_likeness) with ordinality m (id, likeness, n) on m.id = w.id
     order by 2 desc, w.n, m.n limit least(greatest(p_limit, 0), 2100);
end $$;
