"""A tab's token opens its state only together with the session cookie."""

from urllib.parse import parse_qs
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Scope

from app.auth.cookies import PLAIN_NAME
from app.web.tabs import TabsBoundToSession, bound_token
from tests.web.asgi import Peer, listener, socket_scope

ALICE = f"{PLAIN_NAME}={'a' * 43}"
BOB = f"{PLAIN_NAME}={'b' * 43}"


async def token_seen(query: str, **headers: str) -> str | None:
    """The token that the inner app is given; None where the socket was refused."""
    seen: list[Scope] = []
    peer = Peer({"type": "websocket.connect"})
    guard = TabsBoundToSession(listener(seen))
    await guard(socket_scope(query, **headers), peer.receive, peer.send)
    assert bool(seen) != peer.was_refused
    return parse_qs(seen[0]["query_string"].decode())["token"][0] if seen else None


async def test_the_same_tab_of_the_same_session_finds_its_state_again() -> None:
    first = await token_seen("EIO=4&token=tab", cookie=ALICE)
    again = await token_seen("token=tab&EIO=4", cookie=f"theme=dark; {ALICE}")
    assert first == again


async def test_another_session_or_none_finds_another_state() -> None:
    tokens = {
        await token_seen("token=tab", cookie=c) for c in (ALICE, BOB, "", f"{PLAIN_NAME}=", f"x{ALICE}")
    }
    assert len(tokens) == 3  # alice, bob, and everybody without a session


async def test_knowing_the_inner_token_helps_nobody() -> None:
    inner = await token_seen("token=tab", cookie=ALICE)
    assert await token_seen(f"token={inner}") != inner
    assert await token_seen(f"token={inner}", cookie=ALICE) != inner


@pytest.mark.parametrize("query", ["", "EIO=4", "token=", "token=a&token=b", f"token={'x' * 101}"])
async def test_a_socket_without_exactly_one_token_is_refused(query: str) -> None:
    assert await token_seen(query, cookie=ALICE) is None


async def test_the_rest_of_the_address_is_kept() -> None:
    seen: list[Scope] = []
    peer = Peer()
    scope = socket_scope("EIO=4&transport=websocket&token=tab")
    await TabsBoundToSession(listener(seen))(scope, peer.receive, peer.send)
    assert seen[0]["query_string"].startswith(b"EIO=4&transport=websocket&token=")


@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_a_bound_token_is_a_plain_uuid(token: str, session: str) -> None:
    assert str(UUID(bound_token(token, session))) == bound_token(token, session)
