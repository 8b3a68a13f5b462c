"""Who else is here: told through Postgres, read under one's own identity."""

import json
from time import monotonic
from uuid import uuid4

import psycopg
import pytest

from app.db.engine import current_dsn
from app.domain.identity import Identity
from app.domain.presence import Register
from app.state import live
from app.state.presence import PresenceState


@pytest.fixture
def register(monkeypatch: pytest.MonkeyPatch) -> Register:
    """A process that has heard of nobody."""
    fresh = Register()
    monkeypatch.setattr(live, "_register", fresh)
    return fresh


async def heard_while(act) -> list[dict[str, object]]:
    """What Postgres tells every process meanwhile."""
    async with await psycopg.AsyncConnection.connect(current_dsn(), autocommit=True) as connection:
        await connection.execute("listen team")
        await act()
        told = [json.loads(each.payload) async for each in connection.notifies(timeout=0.5)]
    return [each for each in told if each["what"] == "presence"]


async def test_a_colleague_is_seen_by_name_and_oneself_is_not(
    alice: Identity, bob: Identity, charlie: Identity, open_tab, register: Register
) -> None:
    job = str(uuid4())
    hers = open_tab(alice)
    await hers.open("/letters/x")
    [sign] = await heard_while(lambda: hers.send(PresenceState.here_is(job, "letter")))
    assert sign["job"] == job
    assert hers.token not in json.dumps(sign)
    assert register.heard(sign, now=monotonic())
    for person, sees in ((bob, [job]), (alice, []), (charlie, [])):
        tab = open_tab(person)
        await tab.open("/pipeline", PresenceState.watch)
        assert list((await tab.state(PresenceState)).here) == sees
    his = open_tab(bob)
    await his.open("/pipeline", PresenceState.watch)
    [one] = (await his.state(PresenceState)).here[job]
    assert one == {"name": "Alice", "initials": "A", "words": "Alice has the letter open"}
    [leave] = await heard_while(lambda: hers.send(PresenceState.leave()))
    assert register.heard(leave, now=monotonic())
    await his.send(PresenceState.refresh())
    assert (await his.state(PresenceState)).here == {}


async def test_what_no_job_can_be_called_is_refused_with_a_sentence(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await tab.open("/letters/x")
    assert await heard_while(lambda: tab.send(PresenceState.here_is("'; drop", "card"))) == []
    assert await tab.sentences() == ["This card is not on the board any more."]


async def test_a_stranger_who_forges_a_sign_shows_nobody_a_name(
    alice: Identity, charlie: Identity, open_tab, register: Register
) -> None:
    forged = {
        "team": str(alice.team_id),
        "tab": "x",
        "person": str(charlie.user_id),
        "job": "j",
        "place": "card",
    }
    assert register.heard(forged, now=monotonic())
    tab = open_tab(alice)
    await tab.open("/pipeline", PresenceState.watch)
    assert (await tab.state(PresenceState)).here == {}
