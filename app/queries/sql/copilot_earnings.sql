-- What one earned, by currency.
select e.currency, sum(e.amount) as amount, count(*) as entries
  from public.earnings e
 where e.team_id = :team and e.user_id = :person
   and (cast(:since as timestamptz) is null or e.occurred_at >= :since)
   and (cast(:until as timestamptz) is null or e.occurred_at < :until)
 group by e.currency order by sum(e.amount) desc, e.currency
