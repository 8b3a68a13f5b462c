update private.deliveries d set status = :status, problem = :problem, due_at = :due,
       ended_at = case when :status = 'waiting' then null else cast(:now as timestamptz) end
 where d.id = any (:ids) and d.status = 'sending'
