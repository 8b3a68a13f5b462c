-- One's letters, the newest version of each; `ready` and `drafts` count them all.
with newest as (
  select distinct on (l.job_id) l.job_id, j.title, l.status, l.version, l.word_count, l.created_at
    from public.cover_letters l join public.jobs j on j.team_id = l.team_id and j.id = l.job_id
   where l.team_id = :team and l.user_id = :person order by l.job_id, l.version desc
)
select *, count(*) filter (where status = 'ready') over () as ready,
       count(*) filter (where status = 'draft') over () as drafts
  from newest order by status, created_at desc, job_id limit :most
