-- What a hosted Supabase has done before we come, in our words: its roles, an `auth` of its own that nobody else may
-- touch, watchers of schema changes, and a `postgres` that is no superuser. Run by the superuser, supabase_admin.
create role postgres login createdb createrole replication bypassrls;
create role anon nologin;
create role authenticated nologin;
create role service_role nologin bypassrls;
create role authenticator login noinherit;
create role supabase_auth_admin login noinherit createrole;
create role supabase_storage_admin login noinherit;
create role dashboard_user createdb createrole replication;
create role supabase_read_only_user login bypassrls;
grant pg_read_all_data to supabase_read_only_user;
grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;
alter role supabase_auth_admin set search_path = auth;
alter role postgres set search_path = "$user", public, extensions;
alter role anon set statement_timeout = '3s';
alter role authenticated set statement_timeout = '8s';
alter database postgres owner to postgres;
create publication supabase_realtime;

create schema extensions;
grant usage on schema extensions to postgres, anon, authenticated, service_role;
create extension vector with schema extensions;
grant usage on schema public to postgres, anon, authenticated, service_role;
grant create on schema public to postgres;

create schema auth authorization supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role, postgres;
create table auth.users (
  instance_id uuid, id uuid not null unique, aud varchar(255), role varchar(255), email varchar(255) unique,
  encrypted_password varchar(255), email_confirmed_at timestamptz, raw_app_meta_data jsonb, raw_user_meta_data jsonb,
  is_super_admin bool, created_at timestamptz, updated_at timestamptz, phone text unique, primary key (id));
create table auth.refresh_tokens (id bigserial primary key, token varchar(255), user_id varchar(255));
create table auth.schema_migrations (version varchar(255) primary key);
create table auth.audit_log_entries (id uuid primary key, payload json, created_at timestamptz);
create function auth.uid() returns uuid language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub')::uuid $$;
create function auth.role() returns text language sql stable as $$
  select coalesce(nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role') $$;
create function auth.note_change() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into auth.audit_log_entries values (gen_random_uuid(), to_json(new.id), now());
  return new;
end $$;
create trigger on_auth_user_created after insert or update on auth.users
  for each row execute function auth.note_change();
alter table auth.users owner to supabase_auth_admin;
alter table auth.refresh_tokens owner to supabase_auth_admin;
alter table auth.schema_migrations owner to supabase_auth_admin;
alter table auth.audit_log_entries owner to supabase_auth_admin;
alter table auth.users enable row level security;
alter table auth.refresh_tokens enable row level security;
grant all on all tables in schema auth to postgres, dashboard_user;
grant select on auth.schema_migrations to postgres with grant option;
revoke insert, update, delete on auth.schema_migrations from postgres;

create function extensions.watch_changes() returns event_trigger language plpgsql as $$
begin
  notify pgrst, 'reload schema';
end $$;
create event trigger pgrst_ddl_watch on ddl_command_end execute function extensions.watch_changes();
create event trigger pgrst_drop_watch on sql_drop execute function extensions.watch_changes();
