"""What a cookie is worth, and for how long."""

import asyncio
import time
from pathlib import Path
from uuid import uuid4

import jwt
import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import serialization

from app.auth import keys
from app.auth.accounts import sign_in, sign_up
from app.auth.browser import end_every_session, end_session, identity_from_cookie
from app.auth.cookies import PLAIN_NAME, hash_of
from app.auth.keys import seal
from app.auth.sentences import AuthRefused
from app.auth.short_memory import ShortMemory
from app.domain.enums import TeamRole
from app.embedded.auth_server.signing import KEY_FILE
from app.settings import settings
from tests.auth.conftest import PASSWORD, Door, Somebody
from tests.auth.live_auth import free_port, live_auth


async def test_a_cookie_leads_to_person_team_and_role(door: Door, alice: Somebody) -> None:
    identity = await identity_from_cookie(f"theme=dark; {alice.cookie}; x=1")
    assert identity is not None
    assert identity.email == alice.email
    assert identity.role is TeamRole.OWNER
    assert door.sql("select owner_user_id from teams where id = %s", identity.team_id) == [
        (identity.user_id,)
    ]


@pytest.mark.parametrize(
    "cookie", [None, "", "bidwell_sid=", "bidwell_sid=short", f"bidwell_sid={'A' * 43}", "nonsense;;=;\x00"]
)
async def test_any_other_cookie_is_worth_nothing(door: Door, cookie: str | None) -> None:
    assert await identity_from_cookie(cookie) is None


async def test_at_rest_the_sid_is_a_hash_and_the_tokens_are_sealed(door: Door, alice: Somebody) -> None:
    [row] = door.sql("select * from private.browser_sessions where sid_hash = %s", hash_of(alice.sid))
    kept = " ".join(map(str, row))
    assert alice.sid not in kept
    assert "eyJ" not in kept  # the beginning of every JWT
    [(access, refresh)] = door.sql(
        "select access_token, refresh_token from private.browser_sessions where sid_hash = %s",
        hash_of(alice.sid),
    )
    assert seal().decrypt(str(access)).decode().startswith("eyJ")
    assert seal().decrypt(str(refresh))


async def test_a_signed_out_cookie_is_worth_nothing_at_once(door: Door, alice: Somebody) -> None:
    assert await identity_from_cookie(alice.cookie)
    await end_session(alice.cookie)
    assert await identity_from_cookie(alice.cookie) is None
    [row] = door.sql(
        "select access_token, refresh_token, ended_at is not null from private.browser_sessions "
        "where sid_hash = %s",
        hash_of(alice.sid),
    )
    assert row == ("", "", True)
    sessions = "select 1 from auth.sessions s join auth.users u on u.id = s.user_id where u.email = %s"
    assert door.sql(sessions, alice.email) == []


async def test_signing_out_everywhere_else_keeps_this_browser(door: Door, alice: Somebody) -> None:
    phone = f"{PLAIN_NAME}={await sign_in(alice.email, PASSWORD)}"
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    assert await identity_from_cookie(phone)
    await end_every_session(identity, except_cookie=alice.cookie)
    assert await identity_from_cookie(phone) is None
    assert await identity_from_cookie(alice.cookie)


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(
    ("change", "alive"),
    [
        ("last_seen_at = now() - interval '6 days 23 hours'", True),
        ("last_seen_at = now() - interval '7 days'", False),
        ("expires_at = now()", False),
        ("ended_at = now()", False),
    ],
)
async def test_a_session_ends_by_age_idleness_or_order(
    door: Door, alice: Somebody, change: str, alive: bool
) -> None:
    door.sql(f"update private.browser_sessions set {change} where sid_hash = %s", hash_of(alice.sid))
    assert bool(await identity_from_cookie(alice.cookie)) is alive


async def test_a_session_is_made_for_thirty_days(door: Door, alice: Somebody) -> None:
    [(days,)] = door.sql(
        "select extract(day from expires_at - created_at) from private.browser_sessions where sid_hash = %s",
        hash_of(alice.sid),
    )
    assert days == 30


@pytest.mark.usefixtures("forgetful")
async def test_a_changed_role_counts_from_the_next_question_on(door: Door, alice: Somebody) -> None:
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    door.sql("update team_members set role = 'viewer' where user_id = %s", identity.user_id)
    changed = await identity_from_cookie(alice.cookie)
    assert changed is not None
    assert not changed.may_write
    door.sql("delete from team_members where user_id = %s", identity.user_id)
    assert await identity_from_cookie(alice.cookie) is None


def test_answers_are_forgotten_by_themselves() -> None:
    memory: ShortMemory[str] = ShortMemory(0.05)
    memory.put("a", "fresh", memory.now())
    memory.put("b", "asked a while ago", memory.now() - 1)
    assert (memory.get("a"), memory.get("b")) == ("fresh", None)
    time.sleep(0.06)
    assert memory.get("a") is None


def make_old(door: Door, who: Somebody, seconds_left: int) -> str:
    """Give the browser session an access token that is about to expire; the sealed text of it."""
    [(sealed,)] = door.sql(
        "select access_token from private.browser_sessions where sid_hash = %s", hash_of(who.sid)
    )
    token = seal().decrypt(str(sealed))
    key = serialization.load_pem_private_key((door.data / "keys" / KEY_FILE).read_bytes(), None)
    claims = jwt.decode(token, options={"verify_signature": False}) | {"exp": time.time() + seconds_left}
    kid = jwt.get_unverified_header(token)["kid"]
    old = seal().encrypt(jwt.encode(claims, key, "ES256", headers={"kid": kid}).encode()).decode()  # type: ignore[arg-type]
    door.sql(
        "update private.browser_sessions set access_token = %s where sid_hash = %s", old, hash_of(who.sid)
    )
    return old


def counter_of(door: Door, email: str) -> object:
    [(counter,)] = door.sql(
        "select s.refresh_token_counter from auth.sessions s join auth.users u on u.id = s.user_id "
        "where u.email = %s",
        email,
    )
    return counter


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize("seconds_left", [60, -60])
async def test_tokens_are_renewed_once_however_many_ask(
    door: Door, alice: Somebody, seconds_left: int
) -> None:
    old = make_old(door, alice, seconds_left)
    answers = await asyncio.gather(*(identity_from_cookie(alice.cookie) for _ in range(10)))
    assert {answer.email for answer in answers if answer} == {alice.email}
    assert None not in answers
    assert counter_of(door, alice.email) == 1
    [(now_kept,)] = door.sql(
        "select access_token from private.browser_sessions where sid_hash = %s", hash_of(alice.sid)
    )
    assert now_kept != old


@pytest.mark.usefixtures("forgetful")
async def test_a_lost_answer_at_renewal_signs_nobody_out(door: Door, alice: Somebody) -> None:
    sealed = "select refresh_token from private.browser_sessions where sid_hash = %s"
    [(first,)] = door.sql(sealed, hash_of(alice.sid))
    make_old(door, alice, -60)
    assert await identity_from_cookie(alice.cookie)
    make_old(door, alice, -60)
    door.sql(
        "update private.browser_sessions set refresh_token = %s where sid_hash = %s",
        first,
        hash_of(alice.sid),
    )
    assert await identity_from_cookie(alice.cookie)


@pytest.mark.usefixtures("forgetful")
async def test_a_sign_in_that_was_ended_at_the_auth_server_ends_here(door: Door, alice: Somebody) -> None:
    door.sql(
        "delete from auth.sessions s using auth.users u where u.id = s.user_id and email = %s", alice.email
    )
    make_old(door, alice, -60)
    assert await identity_from_cookie(alice.cookie) is None
    ended = "select ended_at is not null from private.browser_sessions where sid_hash = %s"
    assert door.sql(ended, hash_of(alice.sid)) == [(True,)]


@pytest.mark.usefixtures("forgetful")
async def test_a_deleted_person_is_signed_out(door: Door, alice: Somebody) -> None:
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    door.sql("delete from teams where owner_user_id = %s", identity.user_id)
    door.sql("delete from auth.users where id = %s", identity.user_id)
    assert await identity_from_cookie(alice.cookie) is None


@pytest.mark.usefixtures("forgetful")
async def test_tokens_sealed_with_a_lost_key_end_the_session(door: Door, alice: Somebody) -> None:
    stranger = Fernet(Fernet.generate_key()).encrypt(b"eyJ").decode()
    door.sql(
        "update private.browser_sessions set access_token = %s where sid_hash = %s",
        stranger,
        hash_of(alice.sid),
    )
    assert await identity_from_cookie(alice.cookie) is None


@pytest.mark.usefixtures("forgetful")
async def test_while_the_auth_server_is_away_valid_tokens_go_on(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    with live_auth(door.dsn_auth, door.data / "keys", port=port) as url:
        monkeypatch.setenv("BIDWELL_SUPABASE_URL", url)
        settings.cache_clear()
        email = f"{uuid4().hex}@example.org"
        who = Somebody(email, await sign_up(email, PASSWORD))
    make_old(door, who, 60)
    assert await identity_from_cookie(who.cookie)
    make_old(door, who, -60)
    with pytest.raises(AuthRefused) as refused:
        await identity_from_cookie(who.cookie)
    assert refused.value.code == "unreachable"


def test_keys_are_made_once_and_kept_private(door: Door, tmp_path: Path) -> None:
    path = tmp_path / "keys" / "some.key"
    first = keys._kept(path, Fernet.generate_key)
    keys._kept.cache_clear()
    assert keys._kept(path, Fernet.generate_key) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
