-- Conversations are computed from messages: nothing is lost with them.
drop trigger notify_added on public.messages;
drop trigger notify_changed on public.messages;
drop trigger notify_removed on public.messages;
drop trigger notify_added on public.feedback;
drop trigger notify_removed on public.feedback;
drop function private.thread_of(public.messages);
