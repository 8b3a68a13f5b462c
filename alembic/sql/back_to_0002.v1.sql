drop function private.search_jobs(uuid, text[], text[], extensions.vector, text, double precision, int),
  private.find_jobs(uuid, text[], text[], extensions.vector, text, double precision, int),
  private.hits(uuid, tsquery, tsquery, int, text[]),
  private.nearest_jobs(uuid, text, extensions.vector, double precision, tsquery),
  private.words_found(tsvector, text[]), private.half_of_words(text[]), private.every_word(text[]),
  private.any_word(text[]), private.word_queries(text[]), private.word_query(text);

do $$
declare
  r record;
begin
  for r in select t.tgname, t.tgrelid::regclass as tab from pg_catalog.pg_trigger t
            where not t.tgisinternal and t.tgfoid in (
              'private.note_change()'::regprocedure, 'private.tell_change()'::regprocedure,
              'private.take_note()'::regprocedure, 'private.keep_events()'::regprocedure,
              'private.notify_activity()'::regprocedure, 'private.forget_embeddings()'::regprocedure)
  loop
    execute format('drop trigger %I on %s', r.tgname, r.tab);
  end loop;
end $$;
drop procedure private.keep_history(regclass, text, text, name, text[], text, text);
drop function private.note_change(), private.tell_change(), private.take_note(), private.keep_events(),
  private.notify_activity(), private.forget_embeddings(), private.changes_noted(),
  private.difference(jsonb, jsonb, text[]);
drop index public.events_kind_idx, public.events_actor_idx, public.embeddings_entity_idx;
