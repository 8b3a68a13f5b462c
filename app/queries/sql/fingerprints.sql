-- The fingerprint of every ad of a team that has one.
select m.job_id, m.simhash from private.job_marks m where m.team_id = :team and m.simhash is not null order by m.job_id
