-- Whose doings can be asked for: everybody with a profile in the team, and the clock of the person who asks.
select p.user_id, coalesce(nullif(p.display_name, ''), p.email, 'Somebody') as name,
  p.user_id = :me as is_me, p.timezone
from profiles p where p.team_id = :team order by p.user_id <> :me, name, p.user_id limit 100
