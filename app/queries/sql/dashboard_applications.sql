-- A person's applications that began or were sent since a moment, and `also` these: how far each came, with what, and what it cost.
-- A day of sending that was corrected has no hour.
with letters as (
  select distinct on (a.id) a.id, c.style
    from applications a
    join cover_letters c on c.team_id = :team and c.job_id = a.job_id and c.user_id = :person and btrim(c.content) <> ''
   where a.team_id = :team and a.user_id = :person and a.applied_at is not null and not a.letter_elsewhere
   order by a.id, c.created_at <= a.applied_at desc, c.version desc),
bids as (
  select b.application_id as id, sum(case b.kind when 'returned' then -b.amount else b.amount end) as connects
    from private.bid_entries b
   where b.team_id = :team and b.user_id = :person and b.taken_back_at is null and b.kind <> 'bought'
   group by b.application_id)
select a.id::text as id, a.job_id::text as job_id, j.title, j.platform::text as platform,
  coalesce(nullif(btrim(j.category), ''), 'No category') as niche, a.status::text as status, a.applied_at,
  least(a.applied_at, a.created_at) as began,
  a.status in ('in_conversation', 'interviewing', 'won', 'lost') or coalesce(a.previous_status = 'in_conversation', false) as has_talked,
  case when not exists (select from events v where v.team_id = :team and v.entity_type = 'application'
    and v.entity_id = a.id and v.event_type = 'applied_date_corrected')
    then extract(hour from a.applied_at at time zone :zone)::int end as hour, l.style, coalesce(b.connects, 0)::int as connects
from applications a
join jobs j on j.team_id = :team and j.id = a.job_id
left join letters l on l.id = a.id
left join bids b on b.id = a.id
where a.team_id = :team and a.user_id = :person and a.removed_at is null
  and (cast(:since as timestamptz) is null or a.applied_at >= :since or a.created_at >= :since
    or a.id = any (cast(:also as uuid[])))
order by coalesce(a.applied_at, a.created_at) desc, a.id
limit :most
