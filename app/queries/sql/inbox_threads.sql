-- Conversations as one person sees them: what is filed is the team's, what is not yet is only its owner's. Those that
-- wait to be filed come first, then the latest; the open one stays in the list. `hit` is the latest message that holds all the words looked for.
with seen as materialized (
  select m.id, m.application_id, m.direction, m.sender, m.subject, m.body, m.platform, m.user_id,
    private.thread_of(m) as thread, coalesce(m.sent_at, m.created_at) as at,
    m.direction = 'inbound' and m.read_at is null and m.user_id = :person as unread,
    m.application_id is null and m.direction = 'inbound' and not m.meta ? 'left' as to_file,
    m.application_id is not null and m.meta -> 'suggested' is not null
      and not m.meta -> 'suggested' ? 'done' as suggests,
    m.meta ? 'reply' and m.user_id = :person as draft
  from messages m
  where m.team_id = :team and (m.application_id is not null or m.user_id = :person)
), threads as (
  select thread, max(at) as at, count(*) as messages, count(*) filter (where unread) as unread,
    bool_or(to_file) as to_file, bool_or(suggests) as suggests, bool_or(draft) as draft
  from seen group by thread
), told as (
  select t.*, l.application_id, l.direction, l.subject, left(l.body, 400) as body, l.platform as carried_by,
    l.user_id = :person as mine, coalesce(nullif(p.display_name, ''), p.email) as author,
    c.sender, a.status::text as status, j.title as job_title, j.company_name, j.client_country,
    j.platform::text as job_platform,
    case when t.to_file then 'to_file' when a.id is null or a.status in ('lost', 'archived') then ''
      when l.direction = 'inbound' then 'mine' else 'theirs' end as turn
  from threads t
  cross join lateral (select * from seen s where s.thread = t.thread order by s.at desc, s.id desc limit 1) l
  left join lateral (select s.sender from seen s where s.thread = t.thread and s.direction = 'inbound'
    order by s.at desc, s.id desc limit 1) c on true
  left join applications a on a.team_id = :team and a.id = l.application_id
  left join jobs j on j.team_id = :team and j.id = a.job_id
  left join profiles p on p.team_id = :team and p.user_id = l.user_id
), counts as (
  select count(*) as all_threads, count(*) filter (where turn = 'to_file') as to_file_threads,
    count(*) filter (where unread > 0) as unread_threads, count(*) filter (where turn = 'mine') as mine_threads,
    count(*) filter (where turn = 'theirs') as theirs_threads,
    count(*) filter (where turn = 'to_file' or suggests) as waiting_threads
  from told
)
select k.*, t.*, h.id as hit_id, left(h.body, 20000) as hit
from counts k
left join (
  told t
  left join lateral (
    select s.id, s.body from seen s where cardinality(cast(:patterns as text[])) > 0 and s.thread = t.thread
      and concat_ws(' ', s.sender, s.subject, s.body, t.job_title, t.company_name) ilike all (cast(:patterns as text[]))
    order by s.at desc limit 1) h on true
) on (cardinality(cast(:patterns as text[])) = 0 or h.id is not null)
  and (t.thread = :open
    or case cast(:show as text) when '' then true when 'unread' then t.unread > 0 else t.turn = :show end)
order by t.to_file desc, t.at desc, t.thread
limit :most
