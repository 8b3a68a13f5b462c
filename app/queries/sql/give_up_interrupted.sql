update private.deliveries d set status = 'unsure', problem = :problem, ended_at = :now
 where d.status = 'sending' and d.begun_at < :before
