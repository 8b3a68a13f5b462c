"""An exported team becomes the team of whoever takes it in: all of it, or nothing."""

import asyncio
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from secrets import token_hex
from uuid import uuid5

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import service_session
from app.domain.enums import TeamRole
from app.domain.errors import BadInput, Conflict, NotAllowed
from app.domain.identity import Identity
from app.ownership.catalogue import TeamTable, exported_tables
from app.ownership.incoming import DAMAGED, Incoming, open_export
from app.ownership.rows import insert_of
from app.ownership.tables import LEFT_OUT, MADE_BY_SIGN_UP, OF_THE_SERVER, TABLES, member_of
from app.settings import settings

AT_ONCE = 500
PATIENCE = "10min"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NOT_EMPTY = (
    "There is something in your team already, and an export is not mixed with it."
    " Take it in with a new account, or erase this team first."
)
NOT_OWNER = "Only the owner of a team can take another one in. Do it in a team of your own."
IS_HERE = "Rows of this export are in this Bidwell already, in another team. Nothing was taken in."
UNFIT = "A row of {} does not fit into this Bidwell. Nothing was taken in."
PASSING = frozenset({"public.events", "public.embeddings", "public.usage_counters"})
"""What a team has that has done nothing yet; it goes."""

OF_THE_BROWSER = frozenset({"private.browser_sessions", "private.uploads"})
"""The very sign-in, and the very file."""

KEPT_FILES = text(
    "select distinct storage_key, sha256 from public.user_cv_files where team_id = :team order by storage_key"
)

Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class TakenIn:
    """How much came in."""

    rows: int
    files: int


async def take_in_team(
    identity: Identity, archive: Path, *, on_progress: Progress = lambda table, rows: None
) -> TakenIn:
    """Read the archive into this person's empty team. `on_progress(table, rows)` is told of each table."""
    if identity.role is not TeamRole.OWNER:
        raise NotAllowed(NOT_OWNER)
    with open_export(archive, settings().max_inflated_bytes) as incoming:
        laid: list[Path] = []
        try:
            async with service_session("an exported team is taken in", time_limit=PATIENCE) as db:
                rows = await _take_rows(db, identity, incoming, on_progress)
                for key, sha in (await db.execute(KEPT_FILES, {"team": identity.team_id})).all():
                    if sha in incoming.manifest.files:
                        laid += await asyncio.to_thread(_lay_file, incoming, key, sha)
        except BaseException:
            for path in laid:
                path.unlink(missing_ok=True)
            raise
        return TakenIn(rows, len(incoming.manifest.files))


async def _take_rows(db: AsyncSession, identity: Identity, incoming: Incoming, on_progress: Progress) -> int:
    team, taken = {"team": identity.team_id}, 0
    await db.execute(
        text("select set_config('timezone', 'UTC', true), set_config('lock_timeout', '20s', true)")
    )
    await db.execute(text("select private.hush_triggers(true)"))
    await _require_empty(db, identity)
    kept = await _kept_words(db, identity)
    await db.execute(text("select private.make_room(:team)"), team)
    renamed = await _new_names(db, identity, incoming)
    for table in await exported_tables(db):
        if table.name in incoming.manifest.tables:
            lines = (renamed(line) for line in incoming.lines(table.name))
            count = await _take_table(db, table, lines, identity)
            on_progress(table.name, count)
            taken += count
    await db.execute(text(f"update public.profiles set {', '.join(f'{n} = :{n}' for n in OF_THE_SERVER)}"  # noqa: S608
                          " where team_id = :team and user_id = :person"),
                     {**kept, **team, "person": identity.user_id})  # fmt: skip
    await db.execute(text("select private.hush_triggers(false)"))
    return taken


async def _require_empty(db: AsyncSession, identity: Identity) -> None:
    for name in (*TABLES, *LEFT_OUT):
        if name in MADE_BY_SIGN_UP or name in PASSING or name in OF_THE_BROWSER:
            continue
        question = text(f"select exists (select from {name} where team_id = :team)")  # noqa: S608
        if await db.scalar(question, {"team": identity.team_id}):
            raise Conflict(NOT_EMPTY)
    alone = text("select count(*) = 1 from public.team_members where team_id = :team")
    if not await db.scalar(alone, {"team": identity.team_id}):
        raise Conflict(NOT_EMPTY)


async def _kept_words(db: AsyncSession, identity: Identity) -> dict[str, object]:
    """Address and plan: they are this Bidwell's word, not the file's."""
    question = text(
        f"select {', '.join(OF_THE_SERVER)} from public.profiles where team_id = :team and user_id = :person"  # noqa: S608
    )
    row = (await db.execute(question, {"team": identity.team_id, "person": identity.user_id})).mappings()
    return dict(row.one_or_none() or {"email": identity.email, "plan": "trial", "plan_ends_at": None})


async def _new_names(db: AsyncSession, identity: Identity, incoming: Incoming) -> Callable[[str], str]:
    """Each row's ids of team and person become those of whoever takes it in. The ids of other members stay, unless
    somebody here has them."""
    said = incoming.manifest
    names = {said.team: str(identity.team_id), said.person: str(identity.user_id)}
    others = {
        each for found in map(_object, incoming.lines("public.profiles"))
        if isinstance(each := found.get("user_id"), str) and ID.fullmatch(each)
    } - {said.person} if "public.profiles" in said.tables else set()  # fmt: skip
    taken = text("select user_id::text from public.team_members where user_id::text = any (:ids)")
    for one in (await db.scalars(taken, {"ids": [*others, str(identity.user_id)]})).all():
        if one in others:
            names[one] = str(uuid5(identity.team_id, one))
    return lambda line: ID.sub(lambda found: names.get(found[0], found[0]), line)


async def _take_table(db: AsyncSession, table: TeamTable, lines: Iterator[str], identity: Identity) -> int:
    count = 0
    while some := tuple(islice(lines, AT_ONCE)):
        columns = _columns_of(table, some)
        values = {"rows": f"[{','.join(some)}]", "team": identity.team_id, "person": identity.user_id}
        try:
            done = await db.execute(text(insert_of(table, columns)), _needed(values, table.name))
        except DBAPIError as refused:
            state = getattr(refused.orig, "sqlstate", None) or ""
            if state == "23505":
                raise Conflict(IS_HERE) from refused
            if state[:2] in ("22", "23", "42", "0A", "XX"):
                raise BadInput(UNFIT.format(member_of(table.name, "json"))) from refused
            raise
        count += len(some) if done is not None else 0
    return count


def _needed(values: dict[str, object], table: str) -> dict[str, object]:
    return {
        name: value for name, value in values.items() if name != "person" or table == "public.team_members"
    }


def _columns_of(table: TeamTable, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that all these rows have; a row that has one that is not known is refused."""
    found = [frozenset(_object(line)) for line in lines]
    if any(one != found[0] for one in found) or not found[0] <= set(table.columns):
        raise BadInput(DAMAGED.format(member_of(table.name, "json")))
    return tuple(name for name in table.columns if name in found[0])


def _object(line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(DAMAGED.format("a row")) from error
    if not isinstance(row, dict):
        raise BadInput(DAMAGED.format("a row"))
    return row


def _lay_file(incoming: Incoming, key: str, sha: str) -> list[Path]:
    """Where it stays; returns it where it was not there before."""
    target = settings().files_dir / key
    if target.exists():
        return []
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{sha}.{token_hex(6)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as into:
            incoming.copy_file(sha, into)
        draft.replace(target)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return [target]
