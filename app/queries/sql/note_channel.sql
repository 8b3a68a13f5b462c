update private.notification_channels c set problem = :problem,
       worked_at = case when :status = 'sent' then :now else c.worked_at end
 where c.id = :channel
