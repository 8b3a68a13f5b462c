-- updated_at is the database's word.
do $$
declare
  t text;
begin
  for t in
    select c.table_name from information_schema.columns c
     where c.table_schema = 'public' and c.column_name = 'updated_at' order by 1
  loop
    execute format('create trigger touch_updated_at before update on public.%I '
      'for each row execute function private.touch_updated_at()', t);
  end loop;
end $$;
