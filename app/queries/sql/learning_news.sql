-- How much one person has said about jobs, up to a limit, since verdicts were last taken into the ranking.
select count(*) from (
  select from events e
  where e.team_id = :team and e.actor_user_id = :person and e.event_type = any(cast(:types as text[]))
    and e.id > coalesce((select l.id from events l where l.team_id = :team and l.actor_user_id = :person
      and l.event_type = :learned order by l.id desc limit 1), 0)
  limit :most) news
