-- Ads whose words are to be compared, whether they are one and the same.
select j.id, j.title, j.description, j.posted_at, j.source_raw -> 'x' as extras, m.client_key, m.same_as
  from jobs j join private.job_marks m on m.team_id = :team and m.job_id = j.id
 where j.team_id = :team and j.id = any (cast(:ids as uuid[]))
