"""Into a team by an invitation, from one team to another, and out again: each gives the browser a new sid."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import httpx
import pytest_asyncio
from starlette.applications import Starlette

from app.actions.team import invite_member, remove_member, rename_team, revoke_invitation
from app.auth.browser import forget_person, identity_from_cookie
from app.auth.cookies import PLAIN_NAME
from app.auth.routes import auth_routes
from app.auth.sentences import sentence_for
from app.auth.teams import invitation_behind, team_lost
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.queries.team import team_view
from tests.auth.conftest import Door, Somebody

HOME = "http://localhost:3000"


@pytest_asyncio.fixture
async def browser(door: Door, charlie: Somebody) -> AsyncIterator[httpx.AsyncClient]:
    """Charlie's."""
    headers = {"Origin": HOME, "Sec-Fetch-Site": "same-origin"}
    transport = httpx.ASGITransport(Starlette(routes=auth_routes()))
    async with httpx.AsyncClient(transport=transport, base_url=HOME, headers=headers) as http:
        http.cookies.set(PLAIN_NAME, charlie.sid, domain="localhost.local")
        yield http


async def test_an_invitation_leads_into_the_team_and_back_home(
    browser: httpx.AsyncClient, alice: Somebody, charlie: Somebody
) -> None:
    hers, his = await _identity(alice.cookie), await _identity(charlie.cookie)
    token = await _invite(hers, TeamRole.MEMBER)
    found = await invitation_behind(token)
    assert found is not None
    assert (found.team_name, found.role, found.invited_by) == ("Alice", "member", "Alice")

    answer = await browser.post("/session/join", data={"token": token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/pipeline")
    joined = await _identity(_cookie(browser))
    assert (joined.user_id, joined.team_id, joined.role) == (his.user_id, hers.team_id, TeamRole.MEMBER)
    assert await identity_from_cookie(charlie.cookie) is None, "a tab of before must not act in the new team"
    assert await invitation_behind(token) is None

    await browser.post("/session/team", data={"team": str(his.team_id)})
    assert (await _identity(_cookie(browser))).team_id == his.team_id
    await browser.post("/session/team", data={"team": str(hers.team_id)})
    async with team_session(await _identity(_cookie(browser))) as db:
        view = await team_view(db, now=utc_now())
    assert [(each.name, each.role_words) for each in view.members] == [
        ("Alice", "Owner"),
        ("Charlie", "Member"),
    ]
    assert {team.name: team.is_this for team in view.my_teams} == {"Alice": True, "Charlie": False}
    assert (view.roles, view.invitations) == ([], [])

    await browser.post("/session/leave")
    assert (await _identity(_cookie(browser))).team_id == his.team_id
    answer = await browser.post("/session/team", data={"team": str(hers.team_id)})
    assert _error(answer) == "not_your_team"


async def test_what_leads_nowhere_says_so_and_changes_nothing(
    browser: httpx.AsyncClient, alice: Somebody, charlie: Somebody
) -> None:
    hers, his = await _identity(alice.cookie), await _identity(charlie.cookie)
    token = await _invite(hers, TeamRole.VIEWER)
    async with team_session(hers) as db:
        (open_one,) = (await team_view(db, now=utc_now())).invitations
        assert open_one.words == "Viewer · good for 7 days"
        await revoke_invitation(db, UUID(open_one.id))
    for wrong in (token, "", "x" * 3000, "\x00", "%00"):
        assert _error(await browser.post("/session/join", data={"token": wrong})) == "no_invitation"
    for wrong in (str(hers.team_id), "", "nonsense"):
        assert _error(await browser.post("/session/team", data={"team": wrong})) == "not_your_team"
    assert _error(await browser.post("/session/leave")) == "owner_stays"
    assert (await _identity(_cookie(browser))).team_id == his.team_id


async def test_whoever_is_not_signed_in_joins_nothing(browser: httpx.AsyncClient, alice: Somebody) -> None:
    token = await _invite(await _identity(alice.cookie), TeamRole.VIEWER)
    browser.cookies.clear()
    assert _error(await browser.post("/session/join", data={"token": token})) == "expired"
    assert await invitation_behind(token) is not None


async def test_a_renamed_team_tells_its_name(alice: Somebody, door: Door) -> None:
    async with team_session(await _identity(alice.cookie)) as db:
        await rename_team(db, "Alice & Co")
        assert (await team_view(db, now=utc_now())).name == "Alice & Co"


async def _invite(by: Identity, role: TeamRole) -> str:
    async with team_session(by) as db:
        return await invite_member(db, role, now=utc_now())


async def _identity(cookie: str) -> Identity:
    identity = await identity_from_cookie(cookie)
    assert identity is not None
    return identity


def _cookie(browser: httpx.AsyncClient) -> str:
    return f"{PLAIN_NAME}={browser.cookies[PLAIN_NAME]}"


def _error(answer: httpx.Response) -> str:
    assert answer.status_code == 303
    code = parse_qs(urlsplit(answer.headers["location"]).query)["error"][0]
    assert sentence_for(code)
    return code


async def test_whoever_is_put_out_is_told_which_team_and_where_to_go(
    browser: httpx.AsyncClient, alice: Somebody, charlie: Somebody
) -> None:
    hers, his = await _identity(alice.cookie), await _identity(charlie.cookie)
    assert await team_lost(charlie.cookie) is None
    assert await team_lost("") is None
    token = await _invite(hers, TeamRole.MEMBER)
    await browser.post("/session/join", data={"token": token})
    cookie = _cookie(browser)
    async with team_session(hers) as db:
        await remove_member(db, his.user_id)
    forget_person(his.user_id)
    assert await identity_from_cookie(cookie) is None
    lost = await team_lost(cookie)
    assert lost is not None
    assert (lost.name, lost.next_id) == ("Alice", str(his.team_id))
    await browser.post("/session/team", data={"team": lost.next_id})
    assert (await _identity(_cookie(browser))).team_id == his.team_id
    assert await team_lost(cookie) is None
