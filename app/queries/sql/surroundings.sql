-- The account's card and the numbers beside the places, for one person in one team.
select p.display_name, p.email, p.plan, p.plan_ends_at, p.onboarding_completed_at is not null as onboarded,
  t.name as team, (select count(*) from team_members m where m.team_id = :team) as members,
  (select count(*) from job_rankings r
    where r.team_id = :team and r.tightness = w.tightness and r.dismissed_at is null
      and (r.score >= (cast(:bars as numeric[]))[w.tightness] or not (
        exists (select from user_skills k where k.team_id = :team and k.user_id = :person)
        or exists (select from user_experiences e where e.team_id = :team and e.user_id = :person)))
      and not exists (select from applications a where a.team_id = :team and a.job_id = r.job_id
        and a.user_id = :person and a.removed_at is null)
      and r.job_id not in (select o.job_id from private.left_out_jobs(:team, :person) o)) as feed,
  (select count(*) from applications a where a.team_id = :team and a.removed_at is null
    and a.status not in ('won', 'lost', 'archived')) as pipeline,
  (select count(*) from cover_letters c where c.team_id = :team and c.user_id = :person and c.status = 'draft'
    and not exists (select from cover_letters n where n.team_id = :team and n.job_id = c.job_id
      and n.user_id = :person and n.version > c.version)
    and not exists (select from applications a where a.team_id = :team and a.job_id = c.job_id
      and a.user_id = :person and a.removed_at is null and a.applied_at is not null)) as letters,
  (select count(distinct private.thread_of(m)) from messages m where m.team_id = :team and m.user_id = :person
    and m.direction = 'inbound'
    and (m.read_at is null or m.application_id is null and not m.meta ? 'left')) as inbox,
  (select count(*) from notifications n where n.team_id = :team and n.user_id = :person and n.read_at is null
    and not exists (select from private.notification_channels c where c.team_id = :team and c.user_id = :person
      and c.kind = 'app' and c.settings -> 'muted' ? n.type)) as notices
from profiles p
join teams t on t.id = p.team_id
left join user_preferences w on w.team_id = p.team_id and w.user_id = p.user_id
where p.team_id = :team and p.user_id = :person
