"""The Data section in a tab: how long things are kept, a team taken in, a team or a person erased."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from app.db.session import team_session
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.models.upload import Upload
from app.settings import settings
from app.state.notices import NoticeState
from app.state.ownership import OwnershipState
from tests.ownership.homes import count, exported, fill_team
from tests.state.tabs import Tab

OpenTab = Callable[[Identity], Tab]


async def said(tab: Tab) -> str:
    notices = (await tab.state(NoticeState)).notices
    return str(notices[-1]["sentence"]) if notices else ""


async def test_how_long_things_are_kept_is_chosen_and_remembered(
    alice: Identity, bob: Identity, open_tab: OpenTab
) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", OwnershipState.load)
    await tab.send(OwnershipState.keep("notifications", "14"))
    assert "kept for 14 days" in await said(tab)
    other = open_tab(bob)
    await other.open("/settings", OwnershipState.load)
    state = await other.state(OwnershipState)
    assert (state.days["notifications"], state.may_decide, state.is_owner) == ("14", False, False)
    await other.send(OwnershipState.keep("notifications", "0"))
    assert "owner or an admin" in await said(other)
    for kind, days in (("notifications", "soon"), ("no", "14"), ("trash", "1e9"), (None, None)):
        await tab.send(OwnershipState.keep(kind, days))
        assert "Choose one of the times" in await said(tab)


async def test_a_dropped_export_becomes_the_team(
    database: Cluster, alice: Identity, charlie: Identity, open_tab: OpenTab, tmp_path: Path
) -> None:
    fill_team(database, alice, tmp_path)
    archive = await exported(alice)
    with psycopg.connect(database.dsn_superuser) as db:
        db.execute("delete from public.teams where id = %s", [alice.team_id])
    tab = open_tab(charlie)
    await tab.open("/settings", OwnershipState.load)
    upload = await dropped(charlie, archive)
    await tab.send(OwnershipState.take_in(str(upload), "team.zip"))
    assert "are in your team now" in await said(tab)
    assert not (await tab.state(OwnershipState)).taking_in
    assert count(database, "jobs", charlie.team_id) == 1


async def test_a_file_that_is_no_export_is_refused_and_forgotten(
    database: Cluster, charlie: Identity, open_tab: OpenTab
) -> None:
    tab = open_tab(charlie)
    await tab.open("/settings", OwnershipState.load)
    upload = await dropped(charlie, b"hello")
    await tab.send(OwnershipState.take_in(str(upload), "x.zip"))
    assert "no export of a Bidwell team" in await said(tab)
    assert not (await tab.state(OwnershipState)).taking_in
    for wrong in ("", "x", str(uuid4())):
        await tab.send(OwnershipState.take_in(wrong, "x.zip"))
        assert "Drop it again" in await said(tab)


async def test_a_team_is_erased_only_with_its_name(
    database: Cluster, alice: Identity, open_tab: OpenTab, sql: Any
) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", OwnershipState.load)
    [(name,)] = sql("select name from teams where id = %s", alice.team_id)
    for form in ({}, {"typed": "yes"}, {"typed": ["x"]}):
        await tab.send(OwnershipState.erase_team(form))
    assert "Nothing was erased" in (await tab.state(OwnershipState)).errors["team"]
    assert count(database, "public.teams", alice.team_id) == 1
    await tab.send(OwnershipState.erase_team({"typed": name}))
    assert count(database, "public.teams", alice.team_id) == 0


async def test_nobody_is_erased_by_a_wrong_word(database: Cluster, bob: Identity, open_tab: OpenTab) -> None:
    tab = open_tab(bob)
    await tab.open("/settings", OwnershipState.load)
    await tab.send(OwnershipState.erase_me({"typed": "alice@example.com"}))
    assert "your e-mail address" in (await tab.state(OwnershipState)).errors["person"]
    assert count(database, "profiles", bob.team_id) == 2


async def dropped(person: Identity, content: bytes) -> Any:
    """As the upload route leaves it."""
    made = uuid4()
    path = settings().uploads_dir / str(person.team_id) / str(made)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    async with team_session(person) as db:
        db.add(
            Upload(id=made, team_id=person.team_id, user_id=person.user_id, purpose="team", file_name="team.zip",
                   path=str(path), size_bytes=len(content))
        )  # fmt: skip
    return made
