-- Takes away all that 0001 made. Only for an empty database: every row goes with it.
drop trigger bidwell_welcome_user on auth.users;
drop trigger bidwell_follow_email on auth.users;
do $$
declare
  r record;
begin
  for r in select format('%I.%I', schemaname, tablename) as name from pg_catalog.pg_tables
            where schemaname = 'public' or schemaname = 'private' and tablename <> 'alembic_version' loop
    execute 'drop table ' || r.name || ' cascade';
  end loop;
  for r in select p.oid::regprocedure as name from pg_catalog.pg_proc p
            where p.pronamespace = 'private'::regnamespace
               or p.oid = to_regprocedure('public.upsert_jobs_and_rankings(uuid,uuid,json)') loop
    execute format('drop routine %s cascade', r.name);
  end loop;
end $$;
drop type private.job_item;
drop type public.job_platform, public.application_status, public.agent_type, public.run_status, public.team_role;
alter default privileges in schema private grant execute on functions to public;
alter default privileges grant execute on functions to public;
