"""The official client must not notice that it is not talking to Supabase."""

from uuid import uuid4

import pytest
from supabase import AuthApiError, AuthWeakPasswordError, Client, acreate_client, create_client

PASSWORD = "kayak-lantern-7"


def a_client(url: str) -> Client:
    return create_client(url, "sb_publishable_anything")


def an_address() -> str:
    return f"{uuid4().hex[:12]}@example.org"


def signed_up(url: str) -> tuple[Client, str]:
    client, email = a_client(url), an_address()
    client.auth.sign_up({"email": email, "password": PASSWORD})
    return client, email


def test_signing_up_signs_in_at_once(auth_url: str) -> None:
    client, email = a_client(auth_url), an_address()
    answer = client.auth.sign_up(
        {"email": f" {email.upper()}", "password": PASSWORD, "options": {"data": {"display_name": "Alice"}}}
    )
    assert answer.session is not None
    assert answer.user is not None
    assert answer.user.email == email
    assert answer.user.user_metadata == {"display_name": "Alice"}
    assert answer.user.app_metadata == {"provider": "email", "providers": ["email"]}
    assert answer.user.identities is not None
    assert answer.user.identities[0].id == answer.user.id
    assert answer.user.email_confirmed_at is not None


def test_a_password_signs_in(auth_url: str) -> None:
    _, email = signed_up(auth_url)
    answer = a_client(auth_url).auth.sign_in_with_password({"email": email, "password": PASSWORD})
    assert answer.session is not None
    assert answer.session.expires_in == 3600


@pytest.mark.parametrize("who", ["known", "unknown"])
def test_a_wrong_password_and_an_unknown_address_read_the_same(auth_url: str, who: str) -> None:
    email = signed_up(auth_url)[1] if who == "known" else an_address()
    with pytest.raises(AuthApiError) as refused:
        a_client(auth_url).auth.sign_in_with_password({"email": email, "password": "not-the-password"})
    assert (refused.value.code, refused.value.status) == ("invalid_credentials", 400)
    assert refused.value.message == "Invalid login credentials"


def test_an_address_can_be_taken_only_once(auth_url: str) -> None:
    _, email = signed_up(auth_url)
    with pytest.raises(AuthApiError) as refused:
        a_client(auth_url).auth.sign_up({"email": email.title(), "password": PASSWORD})
    assert (refused.value.code, refused.value.status) == ("user_already_exists", 422)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short-1", "length"),
        ("password1234", "common"),
        ("aaaaaaaaaaaaaa", "pattern"),
        ("MorganLindqvist", "personal"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(auth_url: str, password: str, reason: str) -> None:
    person = {"data": {"display_name": "Morgan Lindqvist"}}
    with pytest.raises(AuthWeakPasswordError) as refused:
        a_client(auth_url).auth.sign_up({"email": an_address(), "password": password, "options": person})
    assert refused.value.reasons == [reason]


def test_a_password_longer_than_bcrypt_reads_is_refused_not_cut(auth_url: str) -> None:
    with pytest.raises(AuthApiError) as refused:
        a_client(auth_url).auth.sign_up({"email": an_address(), "password": "ä" * 36 + "b"})
    assert refused.value.code == "validation_failed"
    assert a_client(auth_url).auth.sign_up({"email": an_address(), "password": "Ünïcôdé-ßhöre-91"}).session


def test_the_user_is_who_the_token_says(auth_url: str) -> None:
    client, email = signed_up(auth_url)
    answer = client.auth.get_user()
    assert answer is not None
    assert answer.user.email == email


def test_claims_are_verified_locally_against_the_published_key(auth_url: str) -> None:
    client, email = signed_up(auth_url)
    verified = client.auth.get_claims()
    assert verified is not None
    assert verified["headers"]["alg"] == "ES256"
    claims = verified["claims"]
    assert claims["iss"] == f"{auth_url}/auth/v1"
    assert claims["aud"] == "authenticated"
    assert claims["email"] == email
    assert claims["amr"][0]["method"] == "password"


def test_refreshing_gives_new_tokens_for_the_same_sign_in(auth_url: str) -> None:
    client, _ = signed_up(auth_url)
    before = client.auth.get_session()
    after = client.auth.refresh_session().session
    assert before is not None
    assert after is not None
    assert after.refresh_token != before.refresh_token
    assert after.user.id == before.user.id


def test_metadata_is_merged_and_null_deletes(auth_url: str) -> None:
    client, _ = signed_up(auth_url)
    client.auth.update_user({"data": {"city": "Turku", "theme": "dark"}})
    changed = client.auth.update_user({"data": {"theme": None, "craft": "design"}})
    assert changed.user.user_metadata == {"city": "Turku", "craft": "design"}


def test_a_new_password_ends_the_other_sign_ins(auth_url: str) -> None:
    client, email = signed_up(auth_url)
    elsewhere = a_client(auth_url)
    elsewhere.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    client.auth.update_user({"password": "violet-harbour-93"})
    assert client.auth.get_user() is not None
    with pytest.raises(AuthApiError) as refused:
        elsewhere.auth.get_user()
    assert refused.value.code == "session_not_found"
    with pytest.raises(AuthApiError):
        a_client(auth_url).auth.sign_in_with_password({"email": email, "password": PASSWORD})
    assert a_client(auth_url).auth.sign_in_with_password({"email": email, "password": "violet-harbour-93"})


def test_the_same_password_is_no_change(auth_url: str) -> None:
    client, _ = signed_up(auth_url)
    with pytest.raises(AuthApiError) as refused:
        client.auth.update_user({"password": PASSWORD})
    assert refused.value.code == "same_password"


def test_a_wrong_current_password_changes_nothing(auth_url: str) -> None:
    client, email = signed_up(auth_url)
    with pytest.raises(AuthApiError) as refused:
        client.auth.update_user({"password": "violet-harbour-93", "current_password": "not-mine-at-all"})
    assert refused.value.code == "invalid_credentials"
    assert a_client(auth_url).auth.sign_in_with_password({"email": email, "password": PASSWORD})


def test_an_address_moves_only_where_nobody_is(auth_url: str) -> None:
    client, _ = signed_up(auth_url)
    _, taken = signed_up(auth_url)
    with pytest.raises(AuthApiError) as refused:
        client.auth.update_user({"email": taken})
    assert refused.value.code == "email_exists"
    new = an_address()
    changed = client.auth.update_user({"email": new}).user
    assert changed.email == new
    assert changed.identities is not None
    assert changed.identities[0].identity_data["email"] == new
    assert a_client(auth_url).auth.sign_in_with_password({"email": new, "password": PASSWORD}).session


def test_signing_out_here_leaves_the_other_sign_ins(auth_url: str) -> None:
    client, email = signed_up(auth_url)
    elsewhere = a_client(auth_url)
    elsewhere.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    session = client.auth.get_session()
    assert session is not None
    client.auth.sign_out({"scope": "local"})
    assert elsewhere.auth.get_user() is not None
    with pytest.raises(AuthApiError):
        client.auth.get_user(session.access_token)
    with pytest.raises(AuthApiError):
        client.auth.refresh_session(session.refresh_token)


def test_signing_out_everywhere_ends_every_sign_in(auth_url: str) -> None:
    client, email = signed_up(auth_url)
    elsewhere = a_client(auth_url)
    elsewhere.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    client.auth.sign_out()
    with pytest.raises(AuthApiError):
        elsewhere.auth.get_user()


def test_signing_out_the_others_keeps_this_one(auth_url: str) -> None:
    client, email = signed_up(auth_url)
    elsewhere = a_client(auth_url)
    elsewhere.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    client.auth.sign_out({"scope": "others"})
    assert client.auth.get_user() is not None
    with pytest.raises(AuthApiError):
        elsewhere.auth.get_user()


def test_asking_for_a_new_password_tells_nothing(auth_url: str) -> None:
    _, email = signed_up(auth_url)
    for address in (email, an_address()):
        a_client(auth_url).auth.reset_password_for_email(address)


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda auth: auth.sign_in_anonymously(), "anonymous_provider_disabled"),
        (lambda auth: auth.sign_in_with_otp({"email": "a@example.org"}), "otp_disabled"),
        (lambda auth: auth.verify_otp({"type": "email", "token_hash": "x"}), "otp_expired"),
        (lambda auth: auth.sign_in_with_sso({"domain": "example.org"}), "saml_provider_disabled"),
        (lambda auth: auth.sign_up({"phone": "123", "password": PASSWORD}), "phone_provider_disabled"),
        (lambda auth: auth.admin.list_users(), "not_admin"),
    ],
)
def test_what_is_not_offered_is_refused_in_words(auth_url: str, ask, code: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AuthApiError) as refused:
        ask(a_client(auth_url).auth)
    assert refused.value.code == code


async def test_the_async_client_walks_the_same_path(auth_url: str) -> None:
    client, email = await acreate_client(auth_url, "sb_publishable_anything"), an_address()
    assert (await client.auth.sign_up({"email": email, "password": PASSWORD})).session
    assert (await client.auth.refresh_session()).session
    assert (await client.auth.get_claims() or {})["claims"]["email"] == email
    assert await client.auth.update_user({"data": {"city": "Turku"}})
    await client.auth.sign_out()
    with pytest.raises(AuthApiError):
        await client.auth.sign_in_with_password({"email": email, "password": "not-the-password"})
    answer = await client.auth.sign_in_with_password({"email": email, "password": PASSWORD})
    assert answer.user is not None
    assert answer.user.user_metadata == {"city": "Turku"}
