"""Cards on a visitor's board, put there past the screen, and the hands that move them."""

import re
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
from playwright.async_api import Locator, Page, TimeoutError

from app.embedded.postgres import running_postgres
from app.settings import Settings
from tests.browser.conftest import Visitor

WAYS = {
    "shortlisted": (),
    "ready_to_apply": ("ready_to_apply",),
    "applied": ("ready_to_apply", "applied"),
    "in_conversation": ("ready_to_apply", "applied", "in_conversation"),
    "interviewing": ("ready_to_apply", "applied", "in_conversation", "interviewing"),
}


def put_on_board(visitor: Visitor, **columns: list[str]) -> dict[str, str]:
    """`put_on_board(visitor, shortlisted=["One", "Two"])`: cards from the top down; title → id."""
    ids: dict[str, str] = {}
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        person = db.execute(
            "select user_id, team_id from public.profiles where lower(email) = lower(%s)", [visitor.email]
        ).fetchone()
        assert person is not None
        for column, titles in columns.items():
            for place, title in enumerate(titles):
                ids[title] = _add(db, *person, column, place, title)
    return ids


def on_board(visitor: Visitor, column: str) -> list[str]:
    """The titles in a column from the top down, as the database has them."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        rows = db.execute(
            "select j.title from public.applications a join public.jobs j on j.id = a.job_id"
            " join public.profiles p on p.team_id = a.team_id and p.user_id = a.user_id"
            " where p.email = %s and a.status = %s and a.removed_at is null order by a.position, a.id",
            [visitor.email, column],
        ).fetchall()
    return [row[0] for row in rows]


def card(page: Page, title: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"^{re.escape(title)}"))


def column(page: Page, label: str) -> Locator:
    return page.get_by_role("region", name=label)


def said(page: Page, sentence: str) -> Locator:
    return page.get_by_role("region", name="Notices").get_by_text(sentence)


async def titles(page: Page, label: str) -> list[str]:
    return await column(page, label).locator(".kcard-title").all_inner_texts()


async def drag(page: Page, title: str, label: str, *, drop: bool = True) -> None:
    """With the mouse: take the card, carry it over the column's list, let go."""
    await lift(page, title)
    target = await column(page, label).get_by_role("list").bounding_box()
    assert target is not None
    await page.mouse.move(target["x"] + 80, target["y"] + 40, steps=12)
    if drop:
        await page.mouse.up()


async def lift(page: Page, title: str) -> None:
    """Take a card, and again if it slipped away: it may still be settling from where it was dropped before."""
    for _ in range(4):
        await card(page, title).hover()  # waits until it stands still
        start = await card(page, title).bounding_box()
        assert start is not None
        await page.mouse.move(start["x"] + 60, start["y"] + 20)
        await page.mouse.down()
        await page.mouse.move(start["x"] + 70, start["y"] + 28, steps=4)
        try:
            await page.locator('[data-lifted="true"]', has_text=title).wait_for(timeout=5000)
            return
        except TimeoutError:
            await page.mouse.move(2, 2)  # let go elsewhere: a click would open it
            await page.mouse.up()
    raise AssertionError(f"The card “{title}” could not be taken up.")


class Finger:
    """One finger on a touch screen: it comes down, moves and is lifted."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def press(self, x: float, y: float) -> None:
        self._screen = await self.page.context.new_cdp_session(self.page)
        self._at = (x, y)
        await self._touch("touchStart", x, y)

    async def carry(self, x: float, y: float, steps: int = 10) -> None:
        before = self._at
        for step in range(1, steps + 1):
            part = step / steps
            await self._touch(
                "touchMove", before[0] + (x - before[0]) * part, before[1] + (y - before[1]) * part
            )
        self._at = (x, y)

    async def lift(self) -> None:
        await self._screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    async def _touch(self, kind: str, x: float, y: float) -> None:
        await self._screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})


def move_past_the_screen(visitor: Visitor, card: str, to: str) -> None:
    """What somebody else does meanwhile."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        db.execute("update public.applications set status = %s where id = %s", [to, card])


def age(visitor: Visitor, title: str, *, days: int) -> None:
    """Let a card have lain in its column for so long."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        db.execute("set session_replication_role = replica")
        db.execute(
            "update public.applications a set stage_entered_at = now() - make_interval(days => %s)"
            " from public.jobs j join public.profiles p on p.team_id = j.team_id"
            " where j.id = a.job_id and j.title = %s and lower(p.email) = lower(%s)",
            [days, title, visitor.email],
        )


def name_company(visitor: Visitor, **titles: str) -> None:
    """`name_company(visitor, One="Acme")`: whose job it is."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        for title, company in titles.items():
            db.execute(
                "update public.jobs j set company_name = %s from public.profiles p"
                " where p.team_id = j.team_id and j.title = %s and lower(p.email) = lower(%s)",
                [company, title, visitor.email],
            )


def join_team(visitor: Visitor, other: Visitor, role: str = "member") -> None:
    """This visitor belongs to the other's team from now on, and to no other."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        db.execute("set session_replication_role = replica")
        team = db.execute(
            "select team_id from public.profiles where lower(email) = lower(%s)", [other.email]
        ).fetchone()
        assert team is not None
        person = db.execute(
            "select user_id from public.profiles where lower(email) = lower(%s)", [visitor.email]
        ).fetchone()
        assert person is not None
        db.execute("update public.team_members set role = %s where user_id = %s", [role, person[0]])
        for table in ("public.team_members", "public.profiles", "private.browser_sessions"):
            db.execute(f"update {table} set team_id = %s where user_id = %s".encode(), [team[0], person[0]])


async def open_board(visitor: Visitor, **columns: list[str]) -> Page:
    put_on_board(visitor, **columns)
    await visitor.goto("/pipeline")
    await visitor.page.wait_for_selector(".kcard")
    return visitor.page


def _add(db: psycopg.Connection[Any], user: UUID, team: UUID, column: str, place: int, title: str) -> str:
    job = _one(
        db,
        "insert into public.jobs (team_id, platform, title, description, canonical_hash, client_country,"
        " budget_type, fixed_budget_min, fixed_budget_max, currency, apply_url)"
        " values (%s, 'upwork', %s, 'We need somebody careful.', %s, 'Sweden', 'fixed', 500, 500, 'USD',"
        " 'https://www.upwork.com/jobs/1') returning id",
        [team, title, uuid4().hex],
    )
    card = _one(
        db,
        "insert into public.applications (team_id, job_id, user_id, position) values (%s, %s, %s, %s) returning id",
        [team, job, user, place],
    )
    for step in WAYS[column]:
        db.execute("update public.applications set status = %s where id = %s", [step, card])
    return str(card)


def _one(db: psycopg.Connection[Any], statement: str, values: list[Any]) -> UUID:
    row = db.execute(statement.encode(), values).fetchone()
    assert row is not None
    found: UUID = row[0]
    return found


def _dsn(data: Path) -> str:
    cluster = running_postgres(Settings(data=data))
    assert cluster is not None
    return cluster.dsn_superuser
