-- The skills that the tags of the feed's jobs name, by how many name them; `mine` says whether the profile has it.
with named as (
  select distinct j.id, lower(btrim(s)) as key, btrim(s) as name
    from private.jobs_by_place(:team, :person) w
    join public.jobs j on j.team_id = :team and j.id = w.job_id
   cross join unnest(j.skills) as s
   where w.place = 'feed' and btrim(s) <> '' and (cast(:since as timestamptz) is null or j.first_seen_at >= :since)
     and (cast(:until as timestamptz) is null or j.first_seen_at < :until)
     and (:platform = '' or j.platform::text = :platform)
), mine as (
  select lower(k.name) as key from public.user_skills k where k.team_id = :team and k.user_id = :person
  union select lower(k.canonical_name) from public.user_skills k where k.team_id = :team and k.user_id = :person
)
select min(n.name) as name, count(distinct n.id) as jobs, bool_or(n.key in (select key from mine)) as mine
  from named n group by n.key
having (not :missing or not bool_or(n.key in (select key from mine)))
 order by jobs desc, n.key limit :most
