"""The wire itself: shapes of errors, what is refused before anything is done, and keys on disk."""

import json
import stat
import time
from pathlib import Path
from uuid import uuid4

import httpx
import jwt
import pytest

from app.embedded.auth_server.signing import KEY_FILE, load_signer
from tests.auth.forging import hand_made

NEW = {"X-Supabase-Api-Version": "2024-01-01"}
PASSWORD = "kayak-lantern-7"


@pytest.fixture
def api(auth_url: str) -> httpx.Client:
    return httpx.Client(base_url=f"{auth_url}/auth/v1")


def signed_up(api: httpx.Client) -> dict[str, object]:
    person = {"email": f"{uuid4().hex}@example.org", "password": PASSWORD}
    session: dict[str, object] = api.post("/signup", json=person).json()
    return session


def test_new_style_errors_name_the_code_and_echo_the_version(api: httpx.Client) -> None:
    answer = api.post("/token?grant_type=password", json={"email": "a@b.co", "password": "x"}, headers=NEW)
    assert answer.json() == {"code": "invalid_credentials", "message": "Invalid login credentials"}
    assert answer.headers["x-supabase-api-version"] == "2024-01-01"
    assert answer.headers["x-sb-error-code"] == "invalid_credentials"


def test_old_style_errors_keep_their_shape(api: httpx.Client) -> None:
    answer = api.post("/token?grant_type=password", json={"email": "a@b.co", "password": "x"})
    assert answer.json() == {
        "code": 400,
        "error_code": "invalid_credentials",
        "msg": "Invalid login credentials",
    }
    assert "x-supabase-api-version" not in answer.headers


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'"text"',
        b'{"email": 7, "password": "x"}',
        b'{"email": "a@example.org", "password": {"$ne": ""}}',
        b'{"email": "a@example.org", "password": "kayak-lantern-7", "data": {"n": NaN}}',
        b'{"email": "a@example.org", "password": "kayak-lantern-7", "data": {"n": "\\u0000"}}',
        b'{"email": "a@example.org", "password": "kayak-lantern-7", "data": {"n": "\\ud800"}}',
        b'{"email": "a@example.org", "password": "kayak-lantern-7", "data": []}',
        b'{"email": "a\\u0000@example.org", "password": "kayak-lantern-7"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_body_that_is_no_fitting_object_is_bad_json(api: httpx.Client, body: bytes) -> None:
    answer = api.post("/signup", content=body)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "bad_json")


def test_a_body_over_a_megabyte_is_not_read(api: httpx.Client) -> None:
    answer = api.post("/signup", content=b" " * (1024 * 1024 + 1))
    assert answer.status_code == 413


@pytest.mark.parametrize("email", ["", "nobody", "a@", "@b.co", "a b@c.de", "a@b..co", "x" * 250 + "@b.co"])
def test_an_impossible_address_is_refused(api: httpx.Client, email: str) -> None:
    answer = api.post("/signup", json={"email": email, "password": PASSWORD})
    assert answer.status_code in (400, 422)


def test_large_metadata_is_refused_because_every_token_carries_it(api: httpx.Client) -> None:
    person = {"email": "a@example.org", "password": PASSWORD, "data": {"about": "x" * 9000}}
    assert api.post("/signup", json=person).json()["error_code"] == "validation_failed"


def test_nobody_makes_themself_an_admin(api: httpx.Client) -> None:
    session = signed_up(api)
    bearer = {"Authorization": f"Bearer {session['access_token']}"}
    answer = api.put("/user", json={"app_metadata": {"role": "admin"}}, headers=bearer)
    assert (answer.status_code, answer.json()["error_code"]) == (403, "not_admin")


@pytest.mark.parametrize(
    ("bearer", "status", "code"),
    [("", 401, "no_authorization"), ("sb_publishable_x", 403, "bad_jwt"), ("a.b.c", 403, "bad_jwt")],
)
def test_the_user_needs_a_token_of_ours(api: httpx.Client, bearer: str, status: int, code: str) -> None:
    answer = api.get("/user", headers={"Authorization": f"Bearer {bearer}"} if bearer else {})
    assert (answer.status_code, answer.json()["error_code"]) == (status, code)


def test_a_token_signed_with_the_public_key_as_a_secret_is_refused(api: httpx.Client) -> None:
    token = str(signed_up(api)["access_token"])
    claims = jwt.decode(token, options={"verify_signature": False})
    public = json.dumps(api.get("/.well-known/jwks.json").json()["keys"][0]).encode()
    kid = jwt.get_unverified_header(token)["kid"]
    forged = hand_made({"alg": "HS256", "typ": "JWT", "kid": kid}, claims, public)
    unsigned = hand_made({"alg": "none", "typ": "JWT", "kid": kid}, claims)
    for bearer in (forged, unsigned):
        answer = api.get("/user", headers={"Authorization": f"Bearer {bearer}"})
        assert answer.json()["error_code"] == "bad_jwt"


@pytest.mark.parametrize("path", ["/nothing", "/signup/x", "/factors", "/invite", "/sso", "/authorize"])
def test_everything_else_answers_in_json(api: httpx.Client, path: str) -> None:
    for method in ("GET", "POST"):
        answer = api.request(method, path)
        assert 400 <= answer.status_code < 500
        assert answer.json()["error_code"]


def test_unknown_scopes_and_grants_are_refused(api: httpx.Client) -> None:
    bearer = {"Authorization": f"Bearer {signed_up(api)['access_token']}"}
    assert api.post("/logout?scope=galaxy", headers=bearer).status_code == 400
    assert api.post("/token?grant_type=wish", json={}).json()["msg"] == "unsupported_grant_type"


def test_the_server_says_what_it_can_do(api: httpx.Client) -> None:
    assert api.get("/settings").json()["mailer_autoconfirm"] is True
    assert api.get("/health").json()["name"] == "GoTrue"
    published = api.get("/.well-known/jwks.json")
    assert published.headers["cache-control"] == "public, max-age=600"
    assert all("d" not in key for key in published.json()["keys"])


def test_the_signing_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    first = load_signer(keys, "here").public_jwk
    assert load_signer(keys, "there").public_jwk == first
    assert stat.S_IMODE((keys / KEY_FILE).stat().st_mode) == 0o600
    assert [file.name for file in keys.iterdir()] == [KEY_FILE]


def test_an_unknown_address_takes_as_long_as_a_wrong_password(api: httpx.Client) -> None:
    session = signed_up(api)
    known = str(session["user"]["email"])  # type: ignore[index]
    seconds = {email: min(_seconds(api, email) for _ in range(6)) for email in (known, "nobody@example.org")}
    fast, slow = sorted(seconds.values())
    assert slow < fast * 1.5


def _seconds(api: httpx.Client, email: str) -> float:
    started = time.perf_counter()
    api.post("/token?grant_type=password", json={"email": email, "password": "not-the-password"})
    return time.perf_counter() - started
