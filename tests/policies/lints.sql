-- Each block answers "which ones?" and should answer with nothing. The line above it names what is wrong.

-- a table without row-level security
select c.oid::regclass::text from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
   and c.relname <> 'alembic_version' and not c.relrowsecurity;

-- a table without a policy
select c.oid::regclass::text from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
   and c.relname <> 'alembic_version' and not exists (select from pg_policy p where p.polrelid = c.oid);

-- a table without team_id
select c.oid::regclass::text from pg_class c
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'teams'
   and not exists (select from pg_attribute a
     where a.attrelid = c.oid and a.attname = 'team_id' and a.attnotnull);

-- a team_id that may be null or of no team
select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
   and a.attname = 'team_id' and (not a.attnotnull or not exists (select from pg_constraint k
     where k.conrelid = c.oid and k.contype = 'f' and k.confrelid = 'public.teams'::regclass
       and k.conkey = array[a.attnum] and k.convalidated));

-- a table without a primary key
select c.oid::regclass::text from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
   and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary);

-- a table whose team_id may change
select c.oid::regclass::text from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p')
   and c.relname not in ('teams', 'alembic_version', 'browser_sessions')
   and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'team_id')
   and not exists (select from pg_trigger t where t.tgrelid = c.oid
     and t.tgfoid = 'private.keep_team_id'::regproc and t.tgenabled = 'O');

-- a policy that does not begin with the team, asked once
select tablename || '.' || policyname from pg_policies
 where schemaname in ('public', 'private') and (
   qual !~ '^\(*(team_id|id) = ANY \(+ ?SELECT private\.(user|writable|admin)_team_ids\(\) AS \w+\)+::uuid\[\]\)'
   or with_check !~ '^\(*(team_id|id) = ANY \(+ ?SELECT private\.(user|writable|admin)_team_ids\(\) AS \w+\)+::uuid\[\]\)'
   or coalesce(qual, '') || coalesce(with_check, '') ~ ' OR ');

-- a bare auth function in a policy
select tablename || '.' || policyname from pg_policies
 where schemaname in ('public', 'private')
   and regexp_replace(coalesce(qual, '') || coalesce(with_check, ''), '\( ?SELECT auth\.|''[^'']*''', '', 'g')
     ~ 'auth\.|current_setting|user_metadata';

-- two policies for one verb
select tablename || ' ' || cmd from pg_policies where schemaname in ('public', 'private')
 group by schemaname, tablename, cmd having count(*) > 1;

-- a policy for more than the signed-in, or for more than one verb
select tablename || '.' || policyname from pg_policies
 where schemaname in ('public', 'private') and (roles <> '{authenticated}' or cmd = 'ALL');

-- a policy without its grant, or a grant without its policy
select c.relname || ' ' || v.verb
  from pg_class c cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) v (verb, cmd)
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
   and (has_table_privilege('authenticated', c.oid, v.verb) or (v.verb <> 'delete'
         and has_any_column_privilege('authenticated', c.oid, v.verb)))
     <> exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd::text = v.cmd);

-- anything granted to anon or everybody
select c.oid::regclass || ' to ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'everybody')
  from pg_class c, aclexplode(c.relacl) a
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
   and (a.grantee = 0 or a.grantee = 'anon'::regrole);

-- more than the four verbs granted
select c.oid::regclass || ': ' || a.privilege_type || ' to ' || a.grantee::regrole
  from pg_class c, aclexplode(c.relacl) a
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
   and a.grantee in ('authenticated'::regrole, 'service_role'::regrole)
   and (a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') or a.is_grantable);

-- a schema that is open to too many
select n.nspname || ': ' || a.privilege_type from pg_namespace n, aclexplode(n.nspacl) a
 where (n.nspname = 'private' and (a.grantee = 0 or a.grantee = 'anon'::regrole))
    or (n.nspname in ('public', 'private') and a.privilege_type = 'CREATE' and (a.grantee = 0 or a.grantee::regrole::text
      in ('anon', 'authenticated', 'service_role')));

-- a function that anon may call
select p.oid::regprocedure::text from pg_proc p
 where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
   and has_function_privilege('anon', p.oid, 'execute');

-- a trigger's function that people may call
select p.oid::regprocedure::text from pg_proc p
 where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
   and (p.prorettype = 'trigger'::regtype or p.prokind = 'p')
   and (has_function_privilege('authenticated', p.oid, 'execute')
     or has_function_privilege('service_role', p.oid, 'execute'));

-- a function without an empty search_path
select p.oid::regprocedure::text from pg_proc p
 where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
   and not exists (select from unnest(p.proconfig) c where c = 'search_path=""');

-- a security definer in public
select p.oid::regprocedure::text from pg_proc p
 where p.pronamespace = 'public'::regnamespace and p.prosecdef;

-- a view, a foreign table or a copy of a query, which ask with the rights of their owner
select c.oid::regclass::text from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
   and (c.relkind in ('m', 'f') or c.relkind = 'v'
     and not coalesce(c.reloptions::text[] && '{security_invoker=true,security_invoker=on,security_invoker=1}', false));

-- a foreign key without an index
select k.conrelid::regclass || '.' || k.conname from pg_constraint k
 where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace)
   and not exists (select from pg_index i where i.indrelid = k.conrelid and i.indpred is null and i.indisvalid
     and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] = k.conkey);

-- a foreign key between team tables that forgets the team
select k.conrelid::regclass || '.' || k.conname from pg_constraint k
 where k.contype = 'f' and k.connamespace in ('public'::regnamespace, 'private'::regnamespace)
   and k.confrelid not in ('public.teams'::regclass, 'auth.users'::regclass)
   and not exists (select from pg_attribute a
     where a.attrelid = k.conrelid and a.attname = 'team_id' and a.attnum = any (k.conkey));

-- a foreign key to auth that leans on something else than the primary key
select k.conrelid::regclass || '.' || k.conname from pg_constraint k
  join pg_class parent on parent.oid = k.confrelid join pg_index i on i.indexrelid = k.conindid
 where k.contype = 'f' and parent.relnamespace = 'auth'::regnamespace and not i.indisprimary;

-- a rule that is not kept: a constraint or index that is not valid, a trigger that is off
select k.conrelid::regclass || '.' || k.conname from pg_constraint k
 where k.connamespace in ('public'::regnamespace, 'private'::regnamespace) and not k.convalidated
union all
select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indexrelid
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and not i.indisvalid
union all
select t.tgrelid::regclass || '.' || t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and t.tgenabled <> 'O';

-- two indexes that are the same
select i.indrelid::regclass || ': ' || array_agg(i.indexrelid::regclass)::text
  from pg_index i join pg_class c on c.oid = i.indrelid
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace)
 group by i.indrelid, i.indkey::text, i.indoption::text, i.indpred::text, i.indexprs::text
having count(*) > 1;

-- a column type that no upgrade can carry over, or a moment without its time zone
select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
 where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and a.attnum > 0
   and (a.atttypid::regtype::text like 'reg%' or a.atttypid = 'timestamp'::regtype);

-- an extension in public
select extname from pg_extension where extnamespace = 'public'::regnamespace;
