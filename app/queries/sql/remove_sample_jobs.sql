-- Jobs that were seen in this source and in no other; what was made of them goes with them.
delete from jobs j
 where j.team_id = :team
   and exists (select from job_sources s where s.team_id = :team and s.job_id = j.id and s.source = :source)
   and not exists (select from job_sources s
                    where s.team_id = :team and s.job_id = j.id and s.source <> :source)
