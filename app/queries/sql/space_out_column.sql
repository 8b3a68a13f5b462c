-- Whole numbers for a column in which two cards have come to lie at the same position.
update applications a set position = o.place
  from (select x.id, row_number() over (order by x.position, x.id) as place from applications x
    where x.team_id = :team and x.status = cast(:status as application_status) and x.removed_at is null) o
 where a.team_id = :team and a.id = o.id and a.position <> o.place
