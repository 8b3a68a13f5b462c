-- Every statement of the auth server, on the stock tables of Supabase Auth. One name, one statement.

-- name: find_user_by_email
select id, email, encrypted_password, email_confirmed_at, last_sign_in_at, banned_until, created_at, updated_at,
       coalesce(raw_app_meta_data, '{}') as app_metadata, coalesce(raw_user_meta_data, '{}') as user_metadata
from auth.users
where email = %(email)s and not is_sso_user and deleted_at is null;

-- name: find_user
select id, email, encrypted_password, email_confirmed_at, last_sign_in_at, banned_until, created_at, updated_at,
       coalesce(raw_app_meta_data, '{}') as app_metadata, coalesce(raw_user_meta_data, '{}') as user_metadata
from auth.users
where id = %(id)s and deleted_at is null;

-- name: add_user
insert into auth.users (
    instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, last_sign_in_at,
    confirmation_token, recovery_token, email_change_token_new, email_change,
    raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
values (
    '00000000-0000-0000-0000-000000000000', %(id)s, 'authenticated', 'authenticated', %(email)s, %(hash)s, %(now)s,
    %(now)s, '', '', '', '', '{"provider": "email", "providers": ["email"]}', %(metadata)s, %(now)s, %(now)s);

-- name: add_identity
insert into auth.identities (id, provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at)
values (gen_random_uuid(), %(user_id)s::text, %(user_id)s, %(data)s, 'email', %(now)s, %(now)s, %(now)s);

-- name: identities_of
select id, provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at, email
from auth.identities
where user_id = %(user_id)s
order by created_at, id;

-- name: note_sign_in
with signed_in as (update auth.users set last_sign_in_at = %(now)s, updated_at = %(now)s where id = %(user_id)s)
update auth.identities set last_sign_in_at = %(now)s, updated_at = %(now)s
where user_id = %(user_id)s and provider = 'email';

-- name: change_user
update auth.users
set email = %(email)s, encrypted_password = %(hash)s, raw_user_meta_data = %(metadata)s, updated_at = %(now)s
where id = %(id)s;

-- name: change_identity_email
update auth.identities
set identity_data = identity_data || jsonb_build_object('email', %(email)s::text), updated_at = %(now)s
where user_id = %(user_id)s and provider = 'email';

-- name: forget_one_time_tokens
delete from auth.one_time_tokens where user_id = %(user_id)s;

-- name: delete_user
delete from auth.users where id = %(id)s;

-- name: add_session
insert into auth.sessions (
    id, user_id, created_at, updated_at, aal, user_agent, ip, refresh_token_hmac_key, refresh_token_counter)
values (%(id)s, %(user_id)s, %(now)s, %(now)s, 'aal1', %(user_agent)s, %(ip)s::inet, %(key)s, 0);

-- name: find_session
select id, user_id, created_at, refreshed_at at time zone 'utc' as refreshed_at, not_after,
       refresh_token_hmac_key as hmac_key, refresh_token_counter as counter
from auth.sessions
where id = %(id)s;

-- name: lock_session
select id, user_id, created_at, refreshed_at at time zone 'utc' as refreshed_at, not_after,
       refresh_token_hmac_key as hmac_key, refresh_token_counter as counter
from auth.sessions
where id = %(id)s
for update;

-- name: rotate_session
update auth.sessions
set refresh_token_counter = %(counter)s, refreshed_at = %(now)s at time zone 'utc', updated_at = %(now)s
where id = %(id)s;

-- name: end_session
delete from auth.sessions where id = %(id)s;

-- name: end_all_sessions
delete from auth.sessions where user_id = %(user_id)s;

-- name: end_other_sessions
delete from auth.sessions where user_id = %(user_id)s and id <> %(id)s;
