-- Hybrid search in one team: by words (full text) and by meaning (the nearest vectors, exactly), fused by rank.
-- Under row-level security no GIN index is used (`@@` is not leakproof), so these functions look past it, after
-- asking who is asking. What is ranked is bounded: of words that every ad has, only the newest hits.
drop function private.search_jobs(uuid, text, int);

-- One piece of what was typed: "python", a phrase "rest api", alternatives "django|flask", or a beginning "djan*".
create function private.word_query(p_word text) returns tsquery
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(string_agg(case when alternative ~ '\s'
      then pg_catalog.phraseto_tsquery('pg_catalog.english', private.searchable(alternative))::text
      when alternative ~ '\*$' and pg_catalog.numnode(plain) = 1 then plain::text || ':*'
      else plain::text end, ' | ')
    filter (where pg_catalog.numnode(plain) > 0), '')::tsquery
    from unnest(string_to_array(left(p_word, 200), '|')) alternative
    cross join lateral pg_catalog.plainto_tsquery('pg_catalog.english', private.searchable(rtrim(alternative, '*'))) plain
$$;

-- The pieces that ask for something ("the" does not), at most twelve, in order.
create function private.word_queries(p_words text[]) returns table (n bigint, word text, query tsquery)
language sql immutable parallel safe set search_path = '' as $$
  select row_number() over (order by w.n), w.word, private.word_query(w.word)
    from unnest(p_words) with ordinality w (word, n)
   where numnode(private.word_query(w.word)) > 0 order by w.n limit 12
$$;

-- Any of the pieces: to mark them in a text. Asks for nothing where there are none.
create function private.any_word(p_words text[]) returns tsquery
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(string_agg('(' || q.query::text || ')', ' | '), '')::tsquery from private.word_queries(p_words) q
$$;

create function private.every_word(p_words text[]) returns tsquery
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(string_agg('(' || q.query::text || ')', ' & '), '')::tsquery from private.word_queries(p_words) q
$$;

-- Half of the pieces, and at least two; of more than six, the first six. Nothing where that would be all of them.
create function private.half_of_words(p_words text[]) returns tsquery
language sql immutable parallel safe set search_path = '' as $$
  with part as materialized (select q.n, q.query from private.word_queries(p_words) q where q.n <= 6),
  size as (select count(*)::int as n, greatest(2, (count(*)::int + 1) / 2) as k from part),
  choice as (
    select c.mask from size, generate_series(1, (1 << size.n) - 1) c (mask)
     where size.k < size.n and bit_count(c.mask::bit(6)) = size.k)
  select coalesce(string_agg(w.query, ' | '), '')::tsquery
    from (select '(' || string_agg('(' || p.query::text || ')', ' & ') || ')' as query
            from choice c join part p on c.mask & (1 << (p.n::int - 1)) <> 0 group by c.mask) w
$$;

-- Where an ad holds each of the words: [{"word": "python", "in": ["title", "skills"]}, …].
create function private.words_found(p_search tsvector, p_words text[]) returns jsonb
language sql immutable parallel safe set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('word', rtrim(q.word, '*'), 'in', to_jsonb(array_remove(array[
      case when ts_filter(p_search, '{a}') @@ q.query then 'title' end,
      case when ts_filter(p_search, '{b}') @@ q.query then 'skills' end,
      case when ts_filter(p_search, '{c}') @@ q.query then 'description' end], null))) order by q.n), '[]')
    from private.word_queries(p_words) q
   where p_search @@ q.query
$$;

-- The jobs found, best first. `word_place` and `meaning_place` are their places on either side (null: not there);
-- `rank` is what both are worth together, 1 / (60 + place) each. `p_vector` is the query's, null for words alone.
create function private.find_jobs(
  p_team uuid, p_words text[], p_without text[] default '{}', p_vector text default null,
  p_model text default '', p_alike double precision default 0, p_limit int default 200)
returns table (job_id uuid, rank double precision, word_place bigint, meaning_place bigint, likeness double precision)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  v_every tsquery := private.every_word(p_words);
  v_half tsquery := private.half_of_words(p_words);
  v_without tsquery := private.any_word(p_without);
  v_vector extensions.vector := extensions.l2_normalize(p_vector::extensions.vector);
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
       where h.id <> all (v_hits) order by h.n limit 60);
  end if;
  if v_vector is not null then
    select array_agg(n.id order by n.likeness desc, n.id), array_agg(n.likeness order by n.likeness desc, n.id)
      into v_near, v_likeness
      from private.nearest_jobs(p_team, p_model, v_vector, p_alike, v_without) n;
  end if;
  return query
    select coalesce(w.id, m.id), coalesce(1.0::float8 / (60 + w.n), 0) + coalesce(1.0::float8 / (60 + m.n), 0),
      w.n, m.n, m.likeness
      from unnest(v_hits || v_halves) with ordinality w (id, n)
      full join unnest(v_near, v_likeness) with ordinality m (id, likeness, n) on m.id = w.id
     order by 2 desc, w.n, m.n limit least(greatest(p_limit, 0), 2100);
end $$;

-- The newest jobs that the query finds, the best of them first: by how many of the words, then by how often and near.
create function private.hits(
  p_team uuid, p_query tsquery, p_without tsquery, p_most int, p_words text[] default '{}')
returns uuid[] language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  v_query tsquery := case when numnode(p_without) > 0 then p_query && !! p_without else p_query end;
  v_parts tsquery[] := array(select q.query from private.word_queries(p_words) q);
begin
  return array(
    with hit as materialized (
      select j.id, j.search, j.posted_at from public.jobs j
       where j.team_id = p_team and j.search @@ v_query
       order by j.posted_at desc nulls last, j.id desc limit p_most)
    select h.id from hit h
     order by (select count(*) from unnest(v_parts) part where h.search @@ part) desc,
       ts_rank_cd(h.search, p_query, 1) desc, h.posted_at desc nulls last, h.id desc);
end $$;

-- The hundred jobs nearest in meaning, none below the bar and none that holds an unwanted word.
create function private.nearest_jobs(
  p_team uuid, p_model text, p_vector extensions.vector, p_alike double precision, p_without tsquery)
returns table (id uuid, likeness double precision)
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query
    with near as materialized (
      select e.entity_id, (e.embedding operator(extensions.<#>) p_vector) as away
        from public.embeddings e
       where e.team_id = p_team and e.model = p_model and e.entity_type = 'job'
         and e.dims = extensions.vector_dims(p_vector)
       order by 2 limit case when numnode(p_without) > 0 then 400 else 100 end)
    select j.id, -n.away from near n join public.jobs j on j.team_id = p_team and j.id = n.entity_id
     where -n.away >= p_alike and (numnode(p_without) = 0 or not j.search @@ p_without)
     order by n.away, j.id limit 100;
end $$;

-- The same, and why: the words each ad holds and where, or its meaning.
create function private.search_jobs(
  p_team uuid, p_words text[], p_without text[] default '{}', p_vector text default null,
  p_model text default '', p_alike double precision default 0, p_limit int default 200)
returns table (job_id uuid, rank double precision, word_place bigint, meaning_place bigint, likeness double precision, words jsonb)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_member(p_team);
  return query
    select f.job_id, f.rank, f.word_place, f.meaning_place, f.likeness, private.words_found(j.search, p_words)
      from private.find_jobs(p_team, p_words, p_without, p_vector, p_model, p_alike, p_limit) f
      join public.jobs j on j.team_id = p_team and j.id = f.job_id
     order by f.rank desc, f.word_place, f.meaning_place;
end $$;

grant execute on function private.word_query(text), private.word_queries(text[]), private.any_word(text[]),
  private.words_found(tsvector, text[]),
  private.find_jobs(uuid, text[], text[], text, text, double precision, int),
  private.search_jobs(uuid, text[], text[], text, text, double precision, int) to authenticated, service_role;
