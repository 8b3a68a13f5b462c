with gone as (
  delete from public.notifications n where n.team_id = :team and n.created_at < :before returning 1
)
select count(*) from gone
