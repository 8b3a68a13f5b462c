-- How a person reckons: their currency and clock, the rates they want, the time an application takes, their tax year.
select p.timezone, coalesce(w.currency, 'USD') as currency, w.hourly_min as dream_min, w.hourly_max as dream_max,
  coalesce(k.minutes_an_application, 30) as minutes, coalesce(k.tax_year_begins, '01-01') as tax_year
from profiles p
left join user_preferences w on w.team_id = p.team_id and w.user_id = p.user_id
left join private.reckonings k on k.team_id = p.team_id and k.user_id = p.user_id
where p.team_id = :team and p.user_id = :person
