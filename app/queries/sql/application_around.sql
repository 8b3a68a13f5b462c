-- What belongs to one application besides its job and letter: links, messages, feedback, interviews and earnings, each
-- as rows of JSON, the newest first.
select
  (select coalesce(jsonb_agg(x order by x.created_at desc), '[]') from (
    select s.created_at, s.expires_at, s.submitted_at, s.declined_at, s.revoked_at, s.connects_spent, s.rate_bid,
        (select v.payload ->> 'currency' from events v where v.team_id = :team and v.entity_type = 'application'
          and v.entity_id = :id and v.event_type = 'apply_submitted'
          and v.payload ->> 'apply_session_id' = s.id::text limit 1) as currency
      from apply_sessions s where s.team_id = :team and s.application_id = :id order by s.created_at desc limit 20) x) as sessions,
  (select coalesce(jsonb_agg(x order by x.at desc), '[]') from (
    select m.id, m.direction, m.sender, m.subject, left(m.body, 400) as excerpt, m.read_at, coalesce(m.sent_at, m.created_at) as at
      from messages m where m.team_id = :team and m.application_id = :id order by 7 desc limit 50) x) as messages,
  (select coalesce(jsonb_agg(x order by x.received_at desc), '[]') from (
    select f.id, f.outcome, f.rating, f.client_words, f.reason, f.received_at, f.message_id
      from feedback f where f.team_id = :team and f.application_id = :id order by f.received_at desc limit 50) x) as feedback,
  (select coalesce(jsonb_agg(x order by x.created_at desc), '[]') from (
    select i.id, i.type, i.status, i.started_at, i.created_at
      from interview_sessions i where i.team_id = :team and (i.application_id = :id or i.job_id = a.job_id and i.user_id = a.user_id)
      order by i.created_at desc limit 20) x) as interviews,
  (select coalesce(jsonb_agg(x order by x.occurred_at desc), '[]') from (
    select e.amount, e.currency, e.occurred_at, e.kind, e.notes
      from earnings e where e.team_id = :team and e.application_id = :id order by e.occurred_at desc limit 50) x) as earnings,
  (select count(*) from events v where v.team_id = :team and v.entity_type = 'application' and v.entity_id = :id
    and v.event_type = 'followed_up' and v.created_at >= a.stage_entered_at) as asked,
  (select max(v.created_at) from events v where v.team_id = :team and v.entity_type = 'application' and v.entity_id = :id
    and v.event_type = 'followed_up' and v.created_at >= a.stage_entered_at) as last_asked,
  case when a.status = 'applied' then coalesce(a.applied_at, a.stage_entered_at) else a.stage_entered_at end as stage_entered_at,
  a.applied_at, a.status, j.client_country
from applications a join jobs j on j.team_id = :team and j.id = a.job_id
where a.team_id = :team and a.id = :id
