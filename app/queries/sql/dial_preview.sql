-- The jobs whose score lies between the bars of two levels of tightness, the best first, and how many there are;
-- only jobs that the plain feed shows: neither put aside, nor on the board, nor hidden, nor another's other ad.
select r.job_id::text as id, j.title, r.score, r.breakdown -> 'parts' as parts,
  count(*) over () as n
from user_preferences w
join job_rankings r on r.team_id = w.team_id and r.tightness = w.tightness and r.dismissed_at is null
join jobs j on j.team_id = :team and j.id = r.job_id
where w.team_id = :team and w.user_id = :person and r.score >= :low and r.score < :high
  and not exists (select from applications a where a.team_id = :team and a.job_id = r.job_id
    and a.user_id = :person and a.removed_at is null)
  and r.job_id not in (select o.job_id from private.left_out_jobs(:team, :person) o)
order by r.score desc, r.job_id
limit :most
