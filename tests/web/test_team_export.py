"""GET /api/export: only to whom it belongs, as a file, never from a cache."""

import secrets
from pathlib import Path

import httpx

from app.auth import browser
from app.auth.cookies import PLAIN_NAME, hash_of
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.settings import settings
from app.web.routes import starlette_app
from tests.ownership.homes import contents, fill_team
from tests.people import sign_up


async def asked(person: Identity | None) -> httpx.Response:
    headers = {}
    if person is not None:
        sid = secrets.token_urlsafe(32)
        browser._known.put(hash_of(sid), person, browser._known.now() + 1e6)
        headers = {"cookie": f"{PLAIN_NAME}={sid}"}
    transport = httpx.ASGITransport(starlette_app(settings()))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:3000") as client:
        return await client.get("/api/export", headers=headers)


async def test_the_owner_gets_the_whole_team_as_a_file(database: Cluster, tmp_path: Path) -> None:
    owner = sign_up(database, "Olga")
    fill_team(database, owner, tmp_path)
    answer = await asked(owner)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    assert answer.headers["content-disposition"].startswith('attachment; filename="bidwell-')
    assert answer.headers["cache-control"] == "no-store"
    assert {"README.md", "bidwell.json", "json/jobs.json", "csv/jobs.csv"} <= set(contents(answer.content))


async def test_strangers_and_members_are_turned_away(database: Cluster) -> None:
    from app.domain.enums import TeamRole
    from tests.people import join_team

    owner = sign_up(database, "Olga")
    assert (await asked(None)).status_code == 401
    for role in (TeamRole.MEMBER, TeamRole.VIEWER):
        member = join_team(database, sign_up(database, f"M{role.value}"), owner.team_id, role)
        answer = await asked(member)
        assert answer.status_code == 403
        assert "owner or an admin" in answer.json()["error"]
