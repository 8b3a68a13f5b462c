-- Where each of a team's jobs stands for one person: in the plain feed, or why it is not there. "Your jobs" are those
-- in the feed. It tells the same as sql/feed.sql does for the view "open" without filters, in the same order.
create function private.jobs_by_place(p_team uuid, p_person uuid) returns table (job_id uuid, place text)
language plpgsql stable rows 5000 set search_path = '' set plan_cache_mode = force_custom_plan as $$
declare
  v_unwanted uuid[] := array(select u.job_id from private.unwanted_jobs(p_team, p_person) u);
  v_tightness int := coalesce((select w.tightness from public.user_preferences w
    where w.team_id = p_team and w.user_id = p_person), 3);
begin
  return query
    with boarded as materialized (
      select a.job_id from public.applications a
       where a.team_id = p_team and a.user_id = p_person and a.removed_at is null),
    put_aside as materialized (
      select r.job_id from public.job_rankings r
       where r.team_id = p_team and r.tightness = v_tightness and r.dismissed_at is not null),
    folded as materialized (select f.job_id from private.folded_jobs(p_team, p_person, v_unwanted) f),
    hidden as materialized (select unnest(v_unwanted) as job_id)
    select j.id, case
        when j.id in (select b.job_id from boarded b) then 'board'
        when j.id in (select d.job_id from put_aside d) then 'put_aside'
        when j.id in (select f.job_id from folded f) then 'twin'
        when j.id in (select h.job_id from hidden h) then 'hidden'
        else 'feed' end
      from public.jobs j where j.team_id = p_team;
end $$;

-- The same for the jobs that hold every one of the words, as the feed's search finds them: `p_words` and `p_holding`
-- are what it is given. `p_tags` are patterns for names that are words of every ad ("Go"): tags and titles are asked.
create function private.jobs_asked_for(
  p_team uuid, p_person uuid, p_words text[] default '{}', p_holding text[] default '{}', p_tags text[] default '{}')
returns table (job_id uuid, place text)
language plpgsql stable rows 1000 set search_path = '' set plan_cache_mode = force_custom_plan as $$
begin
  return query
    with hit as materialized (
      select h.job_id from private.find_jobs(p_team => p_team, p_words => p_words, p_limit => 2100) h
       where h.word_place is not null)
    select j.id, w.place from private.jobs_by_place(p_team, p_person) w
      join public.jobs j on j.team_id = p_team and j.id = w.job_id
     where (cardinality(p_words) = 0 or j.id in (select h.job_id from hit h) and j.search @@ private.every_word(p_words))
       and not exists (select from unnest(p_holding) t
         where concat_ws(' ', j.title, array_to_string(j.skills, ' '), j.description) !~* t)
       and not exists (select from unnest(p_tags) t where array_to_string(j.skills, ', ') || ', ' || j.title !~* t);
end $$;

grant execute on function private.every_word(text[]) to authenticated, service_role;
grant execute on function private.jobs_by_place(uuid, uuid),
  private.jobs_asked_for(uuid, uuid, text[], text[], text[]) to authenticated, service_role;
