-- Put each of these ads into its group.
update private.job_marks m set same_as = x.same_as
  from json_to_recordset(cast(:twins as json)) as x (job_id uuid, same_as uuid)
 where m.team_id = :team and m.job_id = x.job_id and m.same_as is distinct from x.same_as
