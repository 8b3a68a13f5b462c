-- What the newest jobs of this kind pay that share a skill with the one in question, in rough dollars: a little above
-- the middle of each range, as the ranking expects it.
select (o.low + :upper_share * (o.high - o.low)) / (cast(:per_dollar as jsonb) ->> coalesce(o.currency, 'USD'))::numeric
    as amount,
  (select count(*) from unnest(o.skills) s where s = any (cast(:skills as text[]))) as shared
  from (select j.skills, j.currency,
          case :kind when 'hourly' then coalesce(j.hourly_min, j.hourly_max)
            else coalesce(j.fixed_budget_min, j.fixed_budget_max) end as low,
          case :kind when 'hourly' then coalesce(j.hourly_max, j.hourly_min)
            else coalesce(j.fixed_budget_max, j.fixed_budget_min) end as high
          from jobs j
         where j.team_id = :team and j.budget_type = :kind and j.id <> :job and (j.posted_at is null or j.posted_at > :after)
         order by j.posted_at desc nulls last, j.id desc limit :most) o
 where o.high > 0 and o.skills && cast(:skills as text[])
   and cast(:per_dollar as jsonb) ? coalesce(o.currency, 'USD')
