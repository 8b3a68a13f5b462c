-- The colleague who has the job on the board, where the person who asks has not; of several, who was first.
select a.id::text as application, coalesce(nullif(p.display_name, ''), p.email, 'somebody else') as owner
from applications a
left join profiles p on p.team_id = :team and p.user_id = a.user_id
where a.team_id = :team and a.job_id = :job and a.user_id <> :person and a.removed_at is null
  and not exists (select from applications m
    where m.team_id = :team and m.job_id = :job and m.user_id = :person and m.removed_at is null)
order by a.created_at, a.id
limit 1
