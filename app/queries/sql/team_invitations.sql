-- Invitations that nobody has used yet, the newest first.
select i.id, i.role::text as role, i.expires_at
from private.team_invitations i
where i.team_id = :team and i.expires_at > :now
order by i.created_at desc, i.id
limit 50
