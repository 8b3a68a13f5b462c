-- What the feed leaves out of a person's open jobs: put aside, kept out by the hide list, other ads of a job shown.
with unwanted as materialized (
  select u.job_id from private.unwanted_jobs(:team, :person) u
), folded as materialized (
  select f.job_id from private.folded_jobs(:team, :person, array(select job_id from unwanted)) f
)
select (select count(*) from public.job_rankings r where r.team_id = :team and r.tightness = :tightness
         and r.dismissed_at is not null and not exists (select from public.applications a
           where a.team_id = :team and a.job_id = r.job_id and a.user_id = :person and a.removed_at is null)) as aside,
       (select count(*) from unwanted) as listed,
       (select count(*) from folded) as folded
