-- The words of a source, not what was understood of them; where and when a job was seen stays.
with profiles as (
  delete from public.user_profile_snapshots s where s.team_id = :team and s.captured_at < :before returning 1
), sightings as (
  update public.job_sources s set payload = '{}'
   where s.team_id = :team and s.last_seen_at < :before and s.payload <> '{}' returning 1
)
select (select count(*) from profiles) + (select count(*) from sightings)
