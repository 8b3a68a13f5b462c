drop index public.interview_sessions_planned_idx;
drop table private.calendar_feeds;
