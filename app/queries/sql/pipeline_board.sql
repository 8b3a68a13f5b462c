-- Every card of the team's board in the order of the columns, with what a card says, for the person who looks.
-- Only one of them where `card` names it. `found` tells whether all the words of the filter stand somewhere in the card; `mark` is as in board_mark.
select a.id::text as id, a.job_id::text as job_id, a.status, a.version,
  case when a.status = 'applied' then coalesce(a.applied_at, a.stage_entered_at) else a.stage_entered_at end as stage_entered_at, a.next_follow_up_at, a.closed_reason,
  a.letter_elsewhere, a.previous_status is not null and a.moved_at > now() - interval '1 day' as undoable,
  j.title, j.company_name, j.client_country, j.client_rating, j.platform, j.budget_type, j.currency,
  j.hourly_min, j.hourly_max, j.fixed_budget_min, j.fixed_budget_max,
  case when j.budget_type = 'unknown' then j.source_raw -> 'x' end as extras,
  floor(r.score)::int as score, l.status as letter, me.timezone,
  a.user_id = :person as mine, case when a.user_id <> :person then coalesce(nullif(p.display_name, ''), p.email) end as colleague,
  exists (select from messages m where m.team_id = :team and m.application_id = a.id
    and m.direction = 'inbound' and m.read_at is null) as unread,
  lower(concat_ws(' ', j.title, j.company_name, j.client_country, array_to_string(j.skills, ' '), a.notes))
    like all (cast(:patterns as text[])) as found,
  (select count(*) || ' ' || sum(x.version) || ' ' || sum(extract(epoch from x.updated_at))
    from applications x where x.team_id = :team and x.removed_at is null) as mark
from applications a
join jobs j on j.team_id = :team and j.id = a.job_id
left join user_preferences w on w.team_id = :team and w.user_id = :person
left join job_rankings r on r.team_id = :team and r.job_id = a.job_id and r.tightness = coalesce(w.tightness, 3)
left join profiles p on p.team_id = :team and p.user_id = a.user_id
left join profiles me on me.team_id = :team and me.user_id = :person
left join lateral (select c.status from cover_letters c
  where c.team_id = :team and c.job_id = a.job_id and c.user_id = a.user_id
  order by c.version desc limit 1) l on true
where a.team_id = :team and a.removed_at is null and (cast(:card as uuid) is null or a.id = :card)
order by a.status, a.position, a.id
limit :most
