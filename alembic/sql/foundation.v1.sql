-- Enum types, the schema `private`, and the few functions that every table leans on.

create extension if not exists vector with schema extensions;

create type public.job_platform as enum ('upwork', 'linkedin');
create type public.application_status as enum (
  'shortlisted', 'ready_to_apply', 'applied', 'in_conversation', 'interviewing', 'won', 'lost', 'archived');
create type public.agent_type as enum (
  'job_search', 'cover_letter', 'dashboard_copilot', 'upwork_profile_optimizer',
  'interview_prep', 'profile_parser', 'email_ingest');
create type public.run_status as enum ('queued', 'running', 'succeeded', 'failed', 'canceled');
create type public.team_role as enum ('owner', 'admin', 'member', 'viewer');

revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;
grant usage on schema public to authenticated, service_role;
alter default privileges in schema private revoke execute on functions from public;
alter default privileges revoke execute on functions from public;

-- A row never changes its team, whoever writes.
create function private.keep_team_id() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception 'team_id of % is immutable', tg_table_name
    using errcode = 'check_violation', constraint = 'team_id_immutable', table = tg_table_name;
end $$;

create function private.touch_updated_at() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_at := now();
  return new;
end $$;

-- array_to_string is not marked immutable for the sake of other element types; for text it is.
-- '.', '/' and '_' part words, so that "react" finds React.js and "net" finds ASP.NET.
create function private.searchable(p_text text) returns text
language sql immutable parallel safe set search_path = '' as $$ select translate(p_text, './_', '   ') $$;

create function private.searchable(p_words text[]) returns text
language sql immutable parallel safe set search_path = ''
as $$ select translate(array_to_string(p_words, ' , '), './_', '   ') $$;

grant execute on function private.searchable(text), private.searchable(text[]) to authenticated, service_role;
