-- One vector per row, model and kind; what says the same as before is not written.
insert into embeddings as k (team_id, model, entity_type, entity_id, dims, embedding)
select :team, :model, :kind, v.id, :dims, extensions.l2_normalize(v.vector::extensions.vector)
  from unnest(cast(:ids as uuid[]), cast(:vectors as text[])) v (id, vector)
 order by v.id
on conflict (team_id, model, entity_type, entity_id) do update
  set embedding = excluded.embedding, dims = excluded.dims
where not k.embedding operator(extensions.=) excluded.embedding
returning entity_id
