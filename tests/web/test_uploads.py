"""Files arrive whole, belong to one team, and nobody can fill the disk."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.db.engine import close_database, use_database
from app.settings import settings
from app.web.guards import guarded
from app.web.routes import starlette_app
from app.web.uploads import route, shelf
from app.web.uploads.route import UPLOAD_PATH
from tests.auth.conftest import Door, Somebody
from tests.web.asgi import client

JOBS = b"title,description\nLogo,Draw a logo\n"
OURS = {"origin": "http://localhost:3000"}


@pytest.fixture
async def edge(door: Door, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The routes behind all guards."""
    async with client(guarded(starlette_app(settings()), settings(), tmp_path)) as opened:
        yield opened


async def send(
    edge: httpx.AsyncClient, who: Somebody | None, *files: tuple[str, bytes], **headers: str
) -> httpx.Response:
    cookie = {"cookie": who.cookie} if who else {}
    parts = [("file", file) for file in files or [("jobs.csv", JOBS)]]
    return await edge.post(UPLOAD_PATH, files=parts, headers={**OURS, **cookie, **headers})


def stored(door: Door) -> list[Path]:
    folder = door.data / "uploads"
    return sorted(path for path in folder.rglob("*") if path.is_file())


def rows(door: Door, upload_id: str) -> list[tuple[object, ...]]:
    return door.sql(
        "select file_name, size_bytes, purpose, path, user_id, team_id from private.uploads where id = %s",
        upload_id,
    )


async def test_a_file_is_kept_under_its_id_for_its_team_alone(
    edge: httpx.AsyncClient, door: Door, alice: Somebody
) -> None:
    answer = await send(edge, alice)
    assert answer.status_code == 201
    [upload] = answer.json()["uploads"]
    assert (upload["file_name"], upload["size"]) == ("jobs.csv", len(JOBS))
    [(name, size, purpose, path, user, team)] = rows(door, upload["upload_id"])
    assert (name, size, purpose) == ("jobs.csv", len(JOBS), "jobs")
    file = Path(str(path))
    assert file == door.data / "uploads" / str(team) / upload["upload_id"]
    assert file.read_bytes() == JOBS
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert door.sql("select 1 from team_members where team_id = %s and user_id = %s", team, user)


async def test_several_files_come_in_one_go(edge: httpx.AsyncClient, alice: Somebody) -> None:
    answer = await send(edge, alice, ("a.csv", b"1"), ("b.json.gz", b"22"), ("c.XML", b"333"))
    assert [(u["file_name"], u["size"]) for u in answer.json()["uploads"]] == [
        ("a.csv", 1),
        ("b.json.gz", 2),
        ("c.XML", 3),
    ]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("../../etc/cron.d/jobs.csv", "jobs.csv"),
        ("C:\\Users\\me\\jobs.csv", "jobs.csv"),
        ("jobs\u202evsc.csv", "jobsvsc.csv"),
        ("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv"),
        ("größe 2025.csv", "größe 2025.csv"),
        ("x" * 300 + ".csv", "x" * 115 + "….csv"),
    ],
)
async def test_a_file_name_is_only_ever_shown(
    edge: httpx.AsyncClient, door: Door, alice: Somebody, sent: str, shown: str
) -> None:
    before = set(stored(door))
    answer = await send(edge, alice, (sent, JOBS))
    [upload] = answer.json()["uploads"]
    assert upload["file_name"] == shown
    [new] = set(stored(door)) - before
    assert new.name == upload["upload_id"]


async def refused(answer: httpx.Response, status: int, door: Door, before: list[Path]) -> None:
    """The status, a sentence, and nothing left behind."""
    assert answer.status_code == status, answer.text
    assert answer.json()["error"].endswith(".")
    assert stored(door) == before


async def test_visitors_and_strangers_cookies_are_refused(edge: httpx.AsyncClient, door: Door) -> None:
    before = stored(door)
    await refused(await send(edge, None), 401, door, before)
    await refused(await send(edge, Somebody("nobody", "x" * 43)), 401, door, before)


async def test_a_viewer_may_not_add_files(edge: httpx.AsyncClient, door: Door, alice: Somebody) -> None:
    before = stored(door)
    door.sql(
        "update team_members set role = 'viewer' from profiles p"
        " where p.user_id = team_members.user_id and p.email = %s",
        alice.email,
    )
    await refused(await send(edge, alice), 403, door, before)


async def test_a_page_of_another_site_is_refused(
    edge: httpx.AsyncClient, door: Door, alice: Somebody
) -> None:
    before = stored(door)
    await refused(await send(edge, alice, origin="http://evil.example"), 403, door, before)


@pytest.mark.parametrize(
    "name", ["run.exe", "page.html", "jobs.csv.html", "jobs", "jobs.csv.zip", ".gz", "csv"]
)
async def test_another_kind_of_file_is_refused(
    edge: httpx.AsyncClient, door: Door, alice: Somebody, name: str
) -> None:
    before = stored(door)
    await refused(await send(edge, alice, ("fine.csv", JOBS), (name, JOBS)), 415, door, before)


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data", "multipart/mixed; boundary=x"]
)
async def test_what_is_no_form_is_refused(
    edge: httpx.AsyncClient, door: Door, alice: Somebody, kind: str
) -> None:
    before = stored(door)
    answer = await edge.post(
        UPLOAD_PATH, content=JOBS, headers={**OURS, "cookie": alice.cookie, "content-type": kind}
    )
    await refused(answer, 415, door, before)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"garbage",
        b"--x\r\n",
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\nbroken off',
        b'--x\r\nContent-Disposition: form-data; name="f"\r\n\r\nno file\r\n--x--\r\n',
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n\r\n--x--\r\n',
        b"--x\r\n" + b"A: b\r\n" * 500 + b"\r\n--x--\r\n",
        b"--x\r\nA: " + b"b" * 100_000 + b"\r\n\r\n--x--\r\n",
    ],
)
async def test_a_garbled_form_is_refused_and_leaves_nothing(
    edge: httpx.AsyncClient, door: Door, alice: Somebody, body: bytes
) -> None:
    before = stored(door)
    answer = await edge.post(
        UPLOAD_PATH,
        content=body,
        headers={**OURS, "cookie": alice.cookie, "content-type": "multipart/form-data; boundary=x"},
    )
    await refused(answer, 400, door, before)


async def test_a_body_said_to_be_too_large_is_not_read(
    edge: httpx.AsyncClient, door: Door, alice: Somebody
) -> None:
    before = stored(door)
    answer = await send(edge, alice, **{"content-length": str(10**12)})
    await refused(answer, 413, door, before)


async def test_a_body_that_turns_out_too_large_is_cut_off(
    edge: httpx.AsyncClient, door: Door, alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored(door)
    monkeypatch.setattr(shelf, "MOST_BYTES", sum(file.stat().st_size for file in before) + 10_000)
    request = edge.build_request("POST", UPLOAD_PATH, files={"f": ("big.csv", b"x" * 200_000)})
    read = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal read
        whole = request.read()
        for start in range(0, len(whole), 1000):
            read += 1
            yield whole[start : start + 1000]

    headers = {**OURS, "cookie": alice.cookie, "content-type": request.headers["content-type"]}
    await refused(await edge.post(UPLOAD_PATH, content=body(), headers=headers), 413, door, before)
    assert read < 100


async def test_a_full_folder_takes_no_more_and_old_files_make_room(
    edge: httpx.AsyncClient, door: Door, charlie: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "MOST_FILES", 2)
    first, second = [(await send(edge, charlie)).json()["uploads"][0] for _ in range(2)]
    full = stored(door)
    await refused(await send(edge, charlie), 413, door, full)
    [path] = [file for file in full if file.name == first["upload_id"]]
    os.utime(path, (time.time() - 100_000,) * 2)
    assert (await send(edge, charlie)).status_code == 201
    assert not path.exists()
    assert not rows(door, first["upload_id"])
    assert rows(door, second["upload_id"])


async def test_who_drips_or_falls_silent_is_not_waited_for(
    edge: httpx.AsyncClient, door: Door, alice: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "LONGEST_SILENCE", 0.1)
    before = stored(door)

    async def dripping(pause: float) -> AsyncIterator[bytes]:
        yield b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
        while True:
            await asyncio.sleep(pause)
            yield b"x"

    headers = {**OURS, "cookie": alice.cookie, "content-type": "multipart/form-data; boundary=x"}
    for pause in (0.05, 5):
        answer = await edge.post(UPLOAD_PATH, content=dripping(pause), headers=headers)
        await refused(answer, 408, door, before)


async def test_one_team_cannot_hold_every_place(
    edge: httpx.AsyncClient, alice: Somebody, charlie: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "AT_ONCE", 1)
    held = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"--x\r\n"
        await held.wait()
        yield b"--x--\r\n"

    headers = {**OURS, "cookie": alice.cookie, "content-type": "multipart/form-data; boundary=x"}
    first = asyncio.create_task(edge.post(UPLOAD_PATH, content=slow(), headers=headers))
    await asyncio.sleep(0.1)
    assert (await send(edge, alice)).status_code == 429
    assert (await send(edge, charlie)).status_code == 201
    held.set()
    await first
    assert (await send(edge, alice)).status_code == 201


async def test_a_purpose_that_nobody_knows_is_refused(
    edge: httpx.AsyncClient, door: Door, alice: Somebody
) -> None:
    before = stored(door)
    answer = await edge.post(
        f"{UPLOAD_PATH}?purpose=attack",
        files={"f": ("a.csv", JOBS)},
        headers={**OURS, "cookie": alice.cookie},
    )
    await refused(answer, 400, door, before)


async def test_live_and_ready_tell_the_truth(edge: httpx.AsyncClient) -> None:
    assert (await edge.get("/live")).json() == {"live": True}
    assert (await edge.get("/ready")).json() == {"ready": True}
    await close_database()
    use_database("postgresql://nobody@127.0.0.1:1/nowhere")
    away = await edge.get("/ready")
    assert (away.status_code, away.json()) == (503, {"ready": False})
    assert (await edge.get("/live")).status_code == 200
