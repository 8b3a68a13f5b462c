-- Which conversation a message belongs to: its application; else the thread it came in; else who wrote about what.
create function private.thread_of(m public.messages) returns text
language sql immutable set search_path = '' as $$
  select case
    when m.application_id is not null then 'a-' || m.application_id::text
    else 'm-' || md5(m.user_id::text || coalesce(m.thread_id,
      lower(case m.direction when 'inbound' then m.sender else m.recipient end) || chr(10)
        || regexp_replace(lower(m.subject), '^((re|fwd?|aw|wg|antw)\s*:\s*)+', '')))
  end
$$;
revoke all on function private.thread_of(public.messages) from public;
grant execute on function private.thread_of(public.messages) to authenticated, service_role;

-- Open inboxes and application pages hear of what came, was filed, or was said.
create trigger notify_added after insert on public.messages referencing new table as changed
  for each statement execute function private.notify_changed('inbox');
create trigger notify_changed after update on public.messages referencing new table as changed
  for each statement execute function private.notify_changed('inbox');
create trigger notify_removed after delete on public.messages referencing old table as changed
  for each statement execute function private.notify_changed('inbox');
create trigger notify_added after insert on public.feedback referencing new table as changed
  for each statement execute function private.notify_changed('inbox');
create trigger notify_removed after delete on public.feedback referencing old table as changed
  for each statement execute function private.notify_changed('inbox');
