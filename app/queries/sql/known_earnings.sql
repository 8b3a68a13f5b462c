-- Which of these numbers of lines the team's earnings come from already.
select e.external_id as reference from earnings e where e.team_id = :team and e.external_id = any (:references)
union select e.fee_external_id from earnings e where e.team_id = :team and e.fee_external_id = any (:references)
union select e.id::text from earnings e where e.team_id = :team and e.id::text = any (:references)
