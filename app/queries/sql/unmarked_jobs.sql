-- Jobs that have no mark yet, or have changed since they were marked.
select j.id, j.platform::text as platform, j.title, j.description, j.company_name, j.client_country, j.budget_type,
  j.hourly_min, j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency,
  j.source_raw -> 'x' as extras, case when j.platform = 'upwork' then j.source_raw - 'description' - 'x' end as raw
  from jobs j
  left join private.job_marks m on m.team_id = :team and m.job_id = j.id
 where j.team_id = :team and (m.job_id is null or m.created_at < j.updated_at)
 order by j.id limit :most
