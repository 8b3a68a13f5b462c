-- Whose an apply link is, while it opens: neither used nor shut nor run out, its person still one who may write in the
-- team, its card still in Ready to apply.
select s.id, s.team_id, s.user_id, s.application_id, s.job_id, s.expires_at, m.role
from public.apply_sessions s
join public.team_members m on m.team_id = s.team_id and m.user_id = s.user_id and m.role <> 'viewer'
join public.applications a on a.team_id = s.team_id and a.id = s.application_id and a.user_id = s.user_id
where s.token_hash = :hash and s.expires_at > :now
  and s.submitted_at is null and s.declined_at is null and s.revoked_at is null
  and a.status = 'ready_to_apply' and a.removed_at is null
