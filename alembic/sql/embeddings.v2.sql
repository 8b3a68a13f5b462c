-- A vector goes with the row that it is of, whoever deletes it and however.
create function private.forget_embeddings() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  execute format('delete from public.embeddings e using gone g
    where e.team_id = g.team_id and e.entity_type = %L and e.entity_id = g.%I', tg_argv[0], tg_argv[1]);
  return null;
end $$;

create trigger forget_embeddings after delete on public.jobs referencing old table as gone
  for each statement execute function private.forget_embeddings('job', 'id');
create trigger forget_embeddings after delete on public.profiles referencing old table as gone
  for each statement execute function private.forget_embeddings('profile', 'user_id');
create trigger forget_embeddings after delete on public.user_skills referencing old table as gone
  for each statement execute function private.forget_embeddings('skill', 'id');

-- To find the vectors of one row, of every model.
create index embeddings_entity_idx on public.embeddings (team_id, entity_type, entity_id);
