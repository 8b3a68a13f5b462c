-- Nothing is kept by these: what they tell is looked up each time.
drop function private.jobs_asked_for(uuid, uuid, text[], text[], text[]);
drop function private.jobs_by_place(uuid, uuid);
revoke execute on function private.every_word(text[]) from authenticated, service_role;
