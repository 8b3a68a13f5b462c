-- Connects by kind in a period, and in all; what was taken back does not count.
select coalesce(sum(amount) filter (where within and kind in ('bid', 'boost')), 0) as spent,
       coalesce(sum(amount) filter (where within and kind = 'returned'), 0) as returned,
       count(distinct application_id) filter (where within and kind in ('bid', 'boost')) as applications,
       case when bool_or(kind = 'bought') then sum(case when kind in ('bid', 'boost') then -amount else amount end) end as balance
  from (select e.kind, e.amount, e.application_id,
               (cast(:since as timestamptz) is null or e.occurred_at >= :since)
                 and (cast(:until as timestamptz) is null or e.occurred_at < :until) as within
          from private.bid_entries e
         where e.team_id = :team and e.user_id = :person and e.taken_back_at is null) entries
