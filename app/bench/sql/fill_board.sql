-- 400 cards for the one person there is: half shortlisted, the rest one and two columns on.
with person as (select user_id, team_id from public.profiles limit 1),
  added as (
    insert into public.jobs (team_id, platform, title, description, canonical_hash, client_country, budget_type,
        fixed_budget_min, fixed_budget_max, currency)
      select team_id, 'upwork', 'Job number ' || n || ' with a title of usual length', 'We need somebody careful.',
        'bench-' || n, 'Sweden', 'fixed', 500 + n, 500 + n, 'USD'
      from person, generate_series(1, 400) n
      returning id, team_id)
insert into public.applications (team_id, job_id, user_id, position)
  select a.team_id, a.id, p.user_id, row_number() over (order by a.id) from added a, person p;
update public.applications set status = 'ready_to_apply' where position > 200;
update public.applications set status = 'applied', letter_elsewhere = true where position > 300
