-- Conversations as one person sees them: what is filed is the team's, what is not yet is only its owner's. Those that
-- wait to be filed come first, then the latest; the open one stays in the list. `hit` is the latest message that holds
-- all the words looked for.
with seen as materialized (
  select m.id, m.application_id, m.direction, m.sender, m.user_id,
    private.thread_of(m) as thread, coalesce(m.sent_at, m.created_at) as at,
    m.direction = 'inbound' and m.read_at is null and m.user_id = :person as unread,
    m.application_id is null and m.direction = 'inbound' and not m.meta ? 'left' as to_file,
    m.application_id is not null and m.meta -> 'suggested' is not null
      and not m.meta -> 'suggested' ? 'done' as suggests,
    m.meta ? 'reply' and m.user_id = :person as draft
  from messages m
  where m.team_id = :team and (m.application_id is not null or m.user_id = :person)
), placed as (
  select s.*, row_number() over (partition by thread order by at desc, id desc) as nth,
    first_value(sender) over (partition by thread order by direction, at desc, id desc) as first_sender,
    first_value(direction) over (partition by thread order by direction, at desc, id desc) as first_way,
    count(*) over whole as messages, count(*) filter (where unread) over whole as news,
    bool_or(to_file) over whole as waits, bool_or(suggests) over whole as asks, bool_or(draft) over whole as drafts
  from seen s
  window whole as (partition by thread)
), told as (
  select l.id, l.thread, l.at, l.messages, l.news as unread, l.waits as to_file, l.asks as suggests, l.drafts as draft,
    l.direction, l.user_id, case when l.first_way = 'inbound' then l.first_sender end as sender,
    j.title as job_title, j.company_name, j.client_country, j.platform::text as job_platform,
    case when l.waits then 'to_file' when a.id is null or a.status in ('lost', 'archived') then ''
      when l.direction = 'inbound' then 'mine' else 'theirs' end as turn
  from placed l
  left join applications a on a.team_id = :team and a.id = l.application_id
  left join jobs j on j.team_id = :team and j.id = a.job_id
  where l.nth = 1
), counts as (
  select count(*) as all_threads, count(*) filter (where turn = 'to_file') as to_file_threads,
    count(*) filter (where unread > 0) as unread_threads, count(*) filter (where turn = 'mine') as mine_threads,
    count(*) filter (where turn = 'theirs') as theirs_threads
  from told
), hits as (
  select distinct on (s.thread) s.thread, s.id
  from seen s
  join messages m on m.team_id = :team and m.id = s.id
  join told t on t.thread = s.thread
  where cardinality(cast(:patterns as text[])) > 0
    and concat_ws(' ', m.sender, m.subject, m.body, t.job_title, t.company_name) ilike all (cast(:patterns as text[]))
  order by s.thread, s.at desc, s.id desc
), listed as (
  select t.*, h.id as hit_id
  from told t
  left join hits h on h.thread = t.thread
  where (cardinality(cast(:patterns as text[])) = 0 or h.id is not null)
    and (t.thread = :open
      or case cast(:show as text) when '' then true when 'unread' then t.unread > 0 else t.turn = :show end)
  order by t.to_file desc, t.at desc, t.thread
  limit :most
)
select k.*, t.*, m.subject, left(m.body, 400) as body, m.platform as carried_by, m.user_id = :person as mine,
  coalesce(nullif(p.display_name, ''), p.email) as author, left(h.body, 20000) as hit
from counts k
left join listed t on true
left join messages m on m.team_id = :team and m.id = t.id
left join messages h on h.team_id = :team and h.id = t.hit_id
left join profiles p on p.team_id = :team and p.user_id = t.user_id
order by t.to_file desc, t.at desc, t.thread
