-- Of these jobs, those whose vector of this model is missing.
select j.id from jobs j
 where j.team_id = :team and j.id = any (cast(:ids as uuid[]))
   and j.id not in (select e.entity_id from embeddings e
                     where e.team_id = :team and e.model = :model and e.entity_type = 'job')
