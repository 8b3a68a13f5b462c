-- Applications that this person has sent for the same job, for an ad with the same title, or to the same client.
select j.title, o.applied_at
from applications a
join jobs mine on mine.team_id = :team and mine.id = a.job_id
left join private.job_marks k on k.team_id = :team and k.job_id = mine.id and k.client_sure
join applications o on o.team_id = :team and o.user_id = a.user_id and o.id <> a.id and o.applied_at is not null
join jobs j on j.team_id = :team and j.id = o.job_id
left join private.job_marks n on n.team_id = :team and n.job_id = j.id and n.client_sure
where a.team_id = :team and a.id = :id
  and (j.id = mine.id or n.client_key = k.client_key
    or (lower(j.title) = lower(mine.title) and j.company_name is not distinct from mine.company_name))
order by o.applied_at desc, o.id
limit 10
