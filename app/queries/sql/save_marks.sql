-- Keep the marks of a batch of jobs; a job that was marked before gets the new one.
insert into private.job_marks (team_id, job_id, client_key, client_sure, simhash, flags, employed, pay, proposals, spent)
select :team, x.job_id, x.client_key, x.client_sure, x.simhash, x.flags, x.employed, x.pay, x.proposals, x.spent
  from json_to_recordset(cast(:marks as json)) as x (job_id uuid, client_key text, client_sure boolean,
    simhash bigint, flags text[], employed boolean, pay double precision, proposals int, spent double precision)
 order by x.job_id
on conflict (team_id, job_id) do update set client_key = excluded.client_key, client_sure = excluded.client_sure,
  simhash = excluded.simhash, flags = excluded.flags, employed = excluded.employed, pay = excluded.pay, proposals = excluded.proposals,
  spent = excluded.spent, created_at = now()
