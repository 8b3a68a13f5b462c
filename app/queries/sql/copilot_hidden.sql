-- How many jobs a person keeps out of the feed, by why; and the hide list, each entry with the jobs that it hides.
with place as materialized (select w.job_id, w.place from private.jobs_by_place(:team, :person) w),
mine as materialized (
  select h.* from private.hidden_things h where h.team_id = :team and h.user_id = :person),
hit as (
  select x.id, m.job_id from mine x join private.job_marks m on m.team_id = :team and m.client_key = x.value
   where x.kind = 'client'
  union all
  select x.id, w.job_id
    from private.jobs_with_words(:team, array(select value from mine where kind = 'word')) w
    join mine x on x.kind = 'word' and x.value = w.word)
select 'place' as what, null::uuid as id, place as name, '' as kind, count(*) as jobs from place
 where place in ('hidden', 'put_aside') group by place
union all
select 'entry', x.id, x.label, x.kind, count(p.job_id) from mine x
  left join hit h on h.id = x.id
  left join place p on p.job_id = h.job_id and p.place = 'hidden'
 group by x.id, x.label, x.kind
 order by 1, 5 desc, 3
