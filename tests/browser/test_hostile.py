"""A stranger with a valid session and a socket of his own, against the served app: some hundred frames."""

import json
import random
from uuid import UUID, uuid4

import httpx
import psycopg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from app.app import app
from app.domain.enums import TeamRole
from app.domain.identity import Identity
from app.embedded.postgres import running_postgres
from app.settings import Settings
from tests.browser.conftest import PASSWORD, Server
from tests.hostile.callers import TEAM_TABLES, WORD, Target, told_too_much
from tests.hostile.payloads import FRAMES, SEED, payloads
from tests.web.small_server import join

HANDLERS = dict(sorted(app._registration_context.event_handlers.items()))
PER_HANDLER = 1
OF_REFLEX = (
    "/_event",
    "/_event/",
    "/_upload",
    "/ping",
    "/_health",
    "/_all_routes",
    "/_state",
    "/api/nothing",
    "/feed",
)
AS_FAST_AS_ALLOWED = 0.015
"""Seconds between two frames: faster, and the socket is closed on who floods it, whatever they say."""
REPORTED = "[Reflex Frontend Exception]"
"""How Reflex logs what a page says has gone wrong in the browser: one line, cleaned, and no failure of ours."""
JOB = """
  with made as (insert into public.jobs (team_id, platform, title, description, canonical_hash)
    values (%(team)s, 'upwork', %(word)s, %(word)s, 'h') returning id, team_id)
  insert into public.applications (team_id, job_id, user_id, notes) select team_id, id, %(user)s, %(word)s from made"""


def test_some_hundred_hostile_frames_change_nothing_tell_nothing_and_leave_no_trace(server: Server) -> None:
    target = _alices_team(server)
    cookie = _sign_up(server, "A stranger")
    before, log_size = target.checksum(), len(_log(server))
    said = ""
    with connect(
        f"ws://localhost:{server.port}/_event/?EIO=4&transport=websocket&token={uuid4()}",
        origin=server.url, additional_headers={"Cookie": cookie}, max_size=None,  # type: ignore[arg-type]
    ) as socket:  # fmt: skip
        join(socket)
        for frame in _frames(target.ids):
            socket.send("42/_event," + json.dumps(["event", frame]))
            said += _heard(socket, AS_FAST_AS_ALLOWED)
        said += _heard(socket, 2.0)
        assert _is_alive(socket)
    assert told_too_much(said) == []
    assert target.checksum() == before
    written = [line for line in _log(server)[log_size:].splitlines() if REPORTED not in line]
    trace = [line for line in written if "Traceback" in line or " ERROR " in line]
    assert trace == []


def test_what_reflex_serves_by_itself_says_nothing_either(server: Server) -> None:
    cookie = _sign_up(server, "A stranger")
    for path in OF_REFLEX:
        for method in ("GET", "POST", "PUT", "DELETE", "OPTIONS"):
            for origin in (server.url, "http://evil.example", "null"):
                headers = {"origin": origin, "cookie": cookie}
                answer = httpx.request(method, server.url + path, headers=headers, content=b"\x00{" * 9)
                assert answer.status_code < 500, (method, path)
                assert (
                    told_too_much(answer.text if "html" not in answer.headers.get("content-type", "") else "")
                    == []
                )


def _alices_team(server: Server) -> Target:
    """Somebody with a job of her own, whose every text holds a word that nobody else has."""
    cluster = running_postgres(Settings(data=server.data))
    assert cluster is not None
    email = f"{uuid4().hex}@example.com"
    _sign_up(server, f"Alice {WORD}", email)
    with psycopg.connect(cluster.dsn_superuser) as db:
        found = db.execute(
            "select user_id, team_id from public.profiles where email = %s", [email]
        ).fetchone()
        assert found is not None
        user, team = found
        db.execute(JOB.encode(), {"team": team, "user": user, "word": f"{WORD} job"})
        ids: list[UUID] = [
            row[0] for row in db.execute("select id from public.jobs union all select id from applications")
        ]
        tables = db.execute(TEAM_TABLES.encode()).fetchall()
    return Target(cluster, Identity(user, team, TeamRole.OWNER, email), ids, tables)


def _frames(ids: list[UUID]) -> list[object]:
    frames: list[object] = [
        {"name": name, "payload": payload, "router_data": {"pathname": "/feed", "path": "/feed"}}
        for name, registered in HANDLERS.items()
        for payload in list(payloads(registered.handler.fn, ids, most=12))[-PER_HANDLER - 4 : -4] or [{}]
    ]
    frames += FRAMES
    random.Random(SEED).shuffle(frames)
    return frames


def _heard(socket: ClientConnection, patience: float) -> str:
    """What has arrived; a ping is answered, as a browser would."""
    heard = ""
    try:
        while True:
            frame = str(socket.recv(patience))
            if frame == "2":
                socket.send("3")
            heard += frame
    except TimeoutError:
        return heard


def _is_alive(socket: ClientConnection) -> bool:
    """The tab of the one who misbehaved still answers."""
    name = next(name for name in HANDLERS if name.endswith(".hydrate"))
    socket.send("42/_event," + json.dumps(["event", {"name": name, "payload": {}, "router_data": {}}]))
    try:
        return "delta" in _heard(socket, 1.5)
    except ConnectionClosed:
        return False


def _sign_up(server: Server, name: str, email: str = "") -> str:
    form = {"email": email or f"{uuid4().hex}@example.com", "password": PASSWORD, "display_name": name}
    answer = httpx.post(f"{server.url}/session/sign-up", data=form, headers={"Origin": server.url})
    assert answer.status_code == 303, answer.text
    return "; ".join(f"{key}={value}" for key, value in answer.cookies.items())


def _log(server: Server) -> str:
    return (server.data.parent / f"server-{server.port}.log").read_text(errors="replace")
