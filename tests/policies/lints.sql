-- Each block answers "which ones?" and should answer with nothing. The line above it names what is wrong.

-- a table without row-level security
select c.oid::regclass::text from pg_class c
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity;

-- a table without a policy
select c.oid::regclass::text from pg_class c
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
   and not exists (select from pg_policy p where p.polrelid = c.oid);

-- a table without team_id
select c.oid::regclass::text from pg_class c
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'teams'
   and not exists (select from pg_attribute a
     where a.attrelid = c.oid and a.attname = 'team_id' and a.attnotnull);

-- a table without a primary key
select c.oid::regclass::text from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
   and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary);

-- a table whose team_id may change
select c.oid::regclass::text from pg_class c
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'teams'
   and not exists (select from pg_trigger t where t.tgrelid = c.oid
     and t.tgfoid = 'private.keep_team_id'::regproc and t.tgenabled = 'O');

-- a policy that asks once per row
select tablename || '.' || policyname from pg_policies
 where schemaname in ('public', 'private') and coalesce(qual, '') || coalesce(with_check, '')
   !~ '^\(*(team_id|id) = ANY \(+ ?SELECT private\.(user|writable|admin)_team_ids\(\) AS \w+\)+::uuid\[\]\)';

-- a bare auth function in a policy
select tablename || '.' || policyname from pg_policies
 where schemaname in ('public', 'private')
   and replace(coalesce(qual, '') || coalesce(with_check, ''), 'SELECT auth.', '') ~ 'auth\.';

-- two policies for one verb
select tablename || ' ' || cmd from pg_policies where schemaname in ('public', 'private')
 group by schemaname, tablename, cmd having count(*) > 1;

-- a policy for more than the signed-in
select tablename || '.' || policyname from pg_policies
 where schemaname in ('public', 'private') and roles <> '{authenticated}';

-- anything granted to anon or everybody
select distinct table_name || ' to ' || grantee from information_schema.role_table_grants
 where table_schema in ('public', 'private') and grantee in ('anon', 'PUBLIC');

-- a function that anon may call
select p.oid::regprocedure::text from pg_proc p
 where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
   and has_function_privilege('anon', p.oid, 'execute');

-- a function without a search_path
select p.oid::regprocedure::text from pg_proc p
 where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
   and not exists (select from unnest(p.proconfig) c where c like 'search_path=%');

-- a security definer in public
select p.oid::regprocedure::text from pg_proc p
 where p.pronamespace = 'public'::regnamespace and p.prosecdef;

-- a foreign key without an index
select k.conrelid::regclass || '.' || k.conname from pg_constraint k
 where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace)
   and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
     and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] = k.conkey);

-- a foreign key between team tables that forgets the team
select k.conrelid::regclass || '.' || k.conname from pg_constraint k
 where k.contype = 'f' and k.connamespace = 'public'::regnamespace
   and k.confrelid not in ('public.teams'::regclass, 'auth.users'::regclass)
   and not exists (select from pg_attribute a
     where a.attrelid = k.conrelid and a.attname = 'team_id' and a.attnum = any (k.conkey));

-- two indexes that are the same
select i.indrelid::regclass || ': ' || array_agg(i.indexrelid::regclass)::text
  from pg_index i join pg_class c on c.oid = i.indrelid
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
 group by i.indrelid, i.indkey::text, i.indoption::text, i.indpred::text, i.indexprs::text
having count(*) > 1;

-- an extension in public
select extname from pg_extension where extnamespace = 'public'::regnamespace;
