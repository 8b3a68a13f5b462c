"""The forms at the door, as a browser posts them."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from app.auth.browser import identity_from_cookie, is_new_here, was_signed_out
from app.auth.cookies import PLAIN_NAME, SECURE_NAME, remembered_email, remembered_name
from app.auth.places import SIGN_IN, SIGN_UP
from app.auth.routes import auth_routes, local_path
from app.auth.sentences import SENTENCES, sentence_for
from app.settings import settings
from tests.auth.conftest import PASSWORD, Door, Somebody, somebody

HOME = "http://localhost:3000"


@pytest_asyncio.fixture
async def visitor(door: Door) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Starlette(routes=auth_routes()))
    headers = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
    async with httpx.AsyncClient(transport=transport, base_url=HOME, headers=headers) as http:
        yield http


def cookie_of(visitor: httpx.AsyncClient) -> str:
    return f"{PLAIN_NAME}={visitor.cookies.get(PLAIN_NAME, '')}"


def error_in(answer: httpx.Response) -> str:
    assert answer.status_code == 303
    code = parse_qs(urlsplit(answer.headers["location"]).query)["error"][0]
    assert sentence_for(code)
    return code


async def test_signing_up_opens_a_session_and_goes_on(visitor: httpx.AsyncClient) -> None:
    email = f"{uuid4().hex}@example.org"
    form = {"email": email, "password": PASSWORD, "display_name": "Alice", "next": "/feed?page=2"}
    answer = await visitor.post("/session/sign-up", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/feed?page=2")
    given = answer.headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=lax" in given
    assert "Path=/" in given
    identity = await identity_from_cookie(cookie_of(visitor))
    assert identity is not None
    assert identity.email == email


async def test_signing_in_gives_a_new_sid_and_ends_the_old_one(
    visitor: httpx.AsyncClient, alice: Somebody
) -> None:
    form = {"email": alice.email, "password": PASSWORD}
    await visitor.post("/session/sign-in", data=form)
    first = cookie_of(visitor)
    await visitor.post("/session/sign-in", data=form)
    assert cookie_of(visitor) != first
    assert await identity_from_cookie(first) is None
    assert await identity_from_cookie(cookie_of(visitor))


async def test_a_sid_that_a_browser_brings_along_is_never_taken_over(
    visitor: httpx.AsyncClient, alice: Somebody
) -> None:
    planted = "A" * 43
    visitor.cookies.set(PLAIN_NAME, planted, domain="localhost.local")
    await visitor.post("/session/sign-in", data={"email": alice.email, "password": PASSWORD})
    assert await identity_from_cookie(f"{PLAIN_NAME}={planted}") is None


async def test_signing_out_ends_the_session_and_takes_the_cookie(
    visitor: httpx.AsyncClient, alice: Somebody
) -> None:
    await visitor.post("/session/sign-in", data={"email": alice.email, "password": PASSWORD})
    cookie = cookie_of(visitor)
    answer = await visitor.post("/session/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, SIGN_IN)
    assert PLAIN_NAME not in visitor.cookies
    assert await identity_from_cookie(cookie) is None


async def test_signing_out_everywhere_ends_the_other_browsers_too(
    visitor: httpx.AsyncClient, alice: Somebody
) -> None:
    await visitor.post("/session/sign-in", data={"email": alice.email, "password": PASSWORD})
    assert await identity_from_cookie(alice.cookie)
    await visitor.post("/session/sign-out", data={"everywhere": "yes"})
    assert await identity_from_cookie(alice.cookie) is None


@pytest.mark.parametrize("who", ["known", "unknown"])
async def test_a_wrong_password_is_a_sentence_that_tells_nothing(
    visitor: httpx.AsyncClient, alice: Somebody, who: str
) -> None:
    email = alice.email if who == "known" else f"{uuid4().hex}@example.org"
    answer = await visitor.post(
        "/session/sign-in", data={"email": email, "password": "nope", "next": "/jobs"}
    )
    assert error_in(answer) == "wrong_password"
    assert urlsplit(answer.headers["location"]).path == SIGN_IN
    assert "next=%2Fjobs" in answer.headers["location"]
    assert email not in answer.headers["location"]
    assert PLAIN_NAME not in visitor.cookies
    assert remembered_email(f"bidwell_email={visitor.cookies['bidwell_email']}") == email


async def test_a_refused_sign_up_keeps_the_name_and_the_address(visitor: httpx.AsyncClient) -> None:
    form = {"email": "zoe@example.org", "password": "short-1", "display_name": " Zoë Lindqvist; Ltd "}
    await visitor.post("/session/sign-up", data=form)
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    assert (remembered_name(cookies), remembered_email(cookies)) == ("Zoë Lindqvist; Ltd", "zoe@example.org")
    assert "short-1" not in cookies


async def test_a_sign_out_is_told_from_a_sign_in_that_grew_too_old(
    visitor: httpx.AsyncClient, alice: Somebody, door: Door
) -> None:
    assert not await was_signed_out(alice.cookie)
    visitor.cookies.set(PLAIN_NAME, alice.sid)
    await visitor.post("/session/sign-out")
    assert await was_signed_out(alice.cookie)
    door.sql("update private.browser_sessions set expires_at = ended_at")
    assert not await was_signed_out(alice.cookie)


async def test_the_first_account_is_known_to_be_the_first(door: Door) -> None:
    assert await is_new_here()
    await somebody("Alice")
    assert not await is_new_here()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"password": "short-1"}, "weak_short"),
        ({"password": "password1234"}, "weak_common"),
        ({"password": "aaaaaaaaaaaaaaa"}, "weak_pattern"),
        ({"password": "MorganLindqvist"}, "weak_personal"),
        ({"password": "long" * 19}, "long_password"),
        ({"password": ""}, "missing"),
        ({"email": ""}, "missing"),
        ({"email": "nobody"}, "bad_address"),
        ({"email": "a@b..c"}, "bad_address"),
    ],
)
async def test_a_sign_up_that_cannot_be_is_refused_in_a_sentence(
    visitor: httpx.AsyncClient, change: dict[str, str], code: str
) -> None:
    form = {"email": f"{uuid4().hex}@example.org", "password": PASSWORD, "display_name": "Morgan Lindqvist"}
    answer = await visitor.post("/session/sign-up", data={**form, **change})
    assert error_in(answer) == code
    assert urlsplit(answer.headers["location"]).path == SIGN_UP


async def test_a_taken_address_is_a_sentence(visitor: httpx.AsyncClient, alice: Somebody) -> None:
    answer = await visitor.post("/session/sign-up", data={"email": alice.email, "password": PASSWORD})
    assert error_in(answer) == "taken_address"


async def test_an_auth_server_that_is_away_is_a_sentence(
    visitor: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIDWELL_SUPABASE_URL", "http://127.0.0.1:9")
    settings.cache_clear()
    answer = await visitor.post("/session/sign-in", data={"email": "a@example.org", "password": PASSWORD})
    assert error_in(answer) == "unreachable"


@pytest.mark.parametrize("path", ["/session/sign-up", "/session/sign-in", "/session/sign-out"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://localhost:3001"},
        {"Sec-Fetch-Site": "same-origin", "Host": "evil.example:3000"},
        {},
    ],
)
async def test_other_sites_pages_cannot_sign_anybody_in_or_out(
    door: Door, alice: Somebody, path: str, headers: dict[str, str]
) -> None:
    transport = httpx.ASGITransport(Starlette(routes=auth_routes()))
    form = {"email": alice.email, "password": PASSWORD}
    async with httpx.AsyncClient(transport=transport, base_url=HOME) as http:
        answer = await http.post(path, data=form, headers={**headers, "Cookie": alice.cookie})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert await identity_from_cookie(alice.cookie)


async def test_the_forms_answer_to_posts_only(visitor: httpx.AsyncClient) -> None:
    assert (await visitor.get("/session/sign-out")).status_code == 405


async def test_a_form_larger_than_any_of_ours_is_not_read(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.post("/session/sign-in", data={"email": "a" * 20_000})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "elsewhere",
    ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "feed",
     "/a\r\nSet-Cookie: x=1", "/\t/evil.example", "/ä", "\\/evil.example"],
)  # fmt: skip
def test_next_leads_nowhere_but_into_this_app(elsewhere: str) -> None:
    assert local_path(elsewhere, "/home") == "/home"


def test_next_may_be_any_page_of_ours() -> None:
    assert local_path("/jobs/1?tab=why#skills", "/") == "/jobs/1?tab=why#skills"


async def test_on_https_the_cookie_is_secure_and_bound_to_the_host(
    visitor: httpx.AsyncClient, alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIDWELL_PUBLIC_URL", "https://bidwell.example")
    settings.cache_clear()
    answer = await visitor.post(
        "https://bidwell.example/session/sign-in",
        data={"email": alice.email, "password": PASSWORD},
        headers={"Origin": "https://bidwell.example"},
    )
    given = answer.headers["set-cookie"]
    assert given.startswith(f"{SECURE_NAME}=")
    assert "Secure" in given
    assert "Domain" not in given
    assert await identity_from_cookie(alice.cookie) is None  # the plain name no longer counts


def test_every_sentence_reads_like_one() -> None:
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in SENTENCES.values())
    assert sentence_for("<script>") == ""
