-- Full-text search in one team. Under row-level security no GIN index is used (`@@` is not leakproof), so the
-- function looks past it, after asking who is asking. Only the newest hits are ranked: ranking is the cost.
create function private.search_jobs(p_team uuid, p_query text, p_limit int default 200)
returns table (job_id uuid, rank real)
language plpgsql stable security definer set search_path = '' as $$
declare
  v_query tsquery := websearch_to_tsquery('pg_catalog.english', private.searchable(left(p_query, 400)));
begin
  perform private.require_member(p_team);
  return query
    with hit as (
      select j.id, j.search, j.posted_at from public.jobs j
       where j.team_id = p_team and j.search @@ v_query
       order by j.posted_at desc nulls last, j.id desc limit 2000)
    select h.id, ts_rank_cd(h.search, v_query, 1) as rank from hit h
     order by 2 desc, h.posted_at desc nulls last, h.id desc limit least(greatest(p_limit, 0), 2000);
end $$;
grant execute on function private.search_jobs(uuid, text, int) to authenticated, service_role;
