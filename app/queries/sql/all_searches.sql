-- Every saved search of a team, with what its owner's feed goes by.
select s.id, s.user_id, s.address from private.saved_searches s where s.team_id = :team order by s.user_id, s.id
