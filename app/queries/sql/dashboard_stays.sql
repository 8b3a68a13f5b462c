-- How long a person's cards stayed in each stage that they left since a moment. A move that was taken back never was;
-- cards that were taken off the board do not count. Which they are is told of the stage that is `opened`.
with arrivals as (
  select e.entity_id as id, e.id as number, e.created_at as at, e.event_type = 'application_move_undone' as undone,
    coalesce(e.payload -> 'to' ->> 'status', case when e.event_type in
      ('application_shortlisted', 'application_moved', 'application_move_undone') then e.payload ->> 'to' end) as status
  from events e where e.team_id = :team and e.entity_type = 'application'),
told as (
  select x.*, lead(x.undone) over w as is_taken_back from arrivals x where x.status is not null
  window w as (partition by x.id order by x.number)),
real as (
  select t.*, lag(t.status) over w as before from told t
   where not t.undone and not coalesce(t.is_taken_back, false)
  window w as (partition by t.id order by t.number)),
stays as (
  select r.id, r.status, r.at, lead(r.at) over (partition by r.id order by r.number) as left_at
    from real r where r.before is distinct from r.status)
select s.status, count(*)::int as n,
  percentile_cont(0.5) within group (order by extract(epoch from greatest(s.left_at - s.at, interval '0'))) as seconds,
  coalesce(array_agg(s.id::text) filter (where s.status = :opened), '{}') as ids
from stays s
join applications a on a.team_id = :team and a.id = s.id and a.user_id = :person and a.removed_at is null
where s.left_at is not null and (cast(:since as timestamptz) is null or s.left_at >= :since)
group by s.status
