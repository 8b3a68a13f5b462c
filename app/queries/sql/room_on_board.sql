-- The positions above and below the place that a card is to take in a column: under the card :under if that is
-- there, else so many cards from the top.
with others as (
  select a.id, a.position, row_number() over (order by a.position, a.id) as place
    from applications a
   where a.team_id = :team and a.status = cast(:status as application_status)
     and a.removed_at is null and a.id <> :card
), spot as (
  select coalesce((select o.place from others o where o.id = :under),
    least(cast(:index as bigint), (select count(*) from others))) as place
)
select (select o.position from others o where o.place = spot.place) as above,
  (select o.position from others o where o.place = spot.place + 1) as below
from spot
