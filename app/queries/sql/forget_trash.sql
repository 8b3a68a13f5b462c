with gone as (
  delete from public.applications a where a.team_id = :team and a.removed_at < :before returning 1
)
select count(*) from gone
