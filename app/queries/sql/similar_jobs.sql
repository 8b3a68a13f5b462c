-- Jobs whose fingerprint differs from this one's in few bits: whether they are alike is for the words to say.
select j.id, j.title, j.description, j.posted_at, j.platform::text as platform, j.budget_type, j.hourly_min,
  j.hourly_max, j.fixed_budget_min, j.fixed_budget_max, j.currency, j.source_raw -> 'x' as extras, n.client_key,
  a.status, r.dismissed_at, r.dismiss_reason
  from (select m.job_id, m.client_key, bit_count((m.simhash # :simhash)::bit(64)) as bits from private.job_marks m
         where m.team_id = :team and m.job_id <> :job
           and bit_count((m.simhash # :simhash)::bit(64)) <= :near
         order by bits limit :most) n
  join jobs j on j.team_id = :team and j.id = n.job_id
  left join user_preferences w on w.team_id = :team and w.user_id = :person
  left join job_rankings r on r.team_id = :team and r.job_id = j.id and r.tightness = coalesce(w.tightness, 3)
  left join applications a
    on a.team_id = :team and a.job_id = j.id and a.user_id = :person and a.removed_at is null
 order by n.bits
