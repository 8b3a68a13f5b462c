-- How many of one's applications stand in each column, and how many were begun since a moment.
select a.status::text as status, count(*) as cards,
       count(*) filter (where cast(:since as timestamptz) is null or a.created_at >= :since) as begun,
       count(*) filter (where a.applied_at is not null
         and (cast(:since as timestamptz) is null or a.applied_at >= :since)
         and (cast(:until as timestamptz) is null or a.applied_at < :until)) as applied
  from public.applications a
 where a.team_id = :team and a.user_id = :person and a.removed_at is null
 group by a.status order by a.status
