"""Many browsers drag at random while the server is killed: in the end every screen shows what the database holds.

The dial: `BIDWELL_CHAOS="browsers,cards,seconds,kills"`; the round of a release is "20,400,60,2".
"""

import asyncio
import json
import os
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from playwright.async_api import Browser, Error, Page

from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import MOVES
from tests.browser.boards import _dsn, put_on_board
from tests.browser.conftest import Server, Visitor, sign_up

BROWSERS, CARDS, SECONDS, KILLS = (
    int(each) for each in os.environ.get("BIDWELL_CHAOS", "3,45,14,1").split(",")
)
STARTS = ("shortlisted", "ready_to_apply", "applied", "in_conversation", "interviewing")
SEED = 20_261_127
HEAR = """() => {
    window.marker = true; window.heard = [];
    for (const id of ["live"]) new MutationObserver(() => window.heard.push(document.getElementById(id).textContent))
        .observe(document.getElementById(id), { childList: true });
}"""
PLACES = """() => Object.fromEntries([...document.querySelectorAll("[data-column]")].map((column) =>
    [column.dataset.column, [...column.querySelectorAll("[data-card]")].map((card) => card.dataset.card)]))"""


@dataclass
class Hand:
    """One browser and who drags in it; `asked` counts the moves it sent, by card and column."""

    page: Page
    chance: random.Random
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    drags: int = 0

    async def drag_until(self, end: float) -> None:
        now = asyncio.get_running_loop().time
        while now() < end:
            try:
                await self._drag_once()
            except Error:  # a dialog came between, or the card went
                await self.page.keyboard.press("Escape")

    async def _drag_once(self) -> None:
        page = self.page
        if await page.locator("dialog[open]").count():
            await page.keyboard.press("Escape")
        places: dict[str, list[str]] = await page.evaluate(PLACES)
        start = self.chance.choice([column for column, cards in places.items() if cards])
        card = self.chance.choice(places[start][:4])
        legal = sorted(each.value for each in MOVES[S(start)] if each.value in places)
        to = self.chance.choice([start, *places, *legal, *legal])
        handle = page.locator(f'[data-card="{card}"] .kcard-handle')
        await handle.scroll_into_view_if_needed(timeout=1000)
        box = await handle.bounding_box(timeout=1000)
        target = await page.locator(f'[data-column="{to}"] .kcolumn-list').bounding_box(timeout=1000)
        if not box or not target:
            return
        await page.mouse.move(box["x"] + 50, box["y"] + 15)
        await page.mouse.down()
        await page.mouse.move(box["x"] + 60, box["y"] + 25, steps=3)
        await page.mouse.move(target["x"] + 80, max(target["y"], 120) + self.chance.randint(10, 300), steps=5)
        await page.mouse.up()
        self.drags += 1


async def test_no_move_is_lost_or_doubled_and_every_screen_tells_the_truth(
    own_server: Server, chromium: Browser
) -> None:
    hands = await _hands(own_server, chromium)
    end = asyncio.get_running_loop().time() + SECONDS
    killing = asyncio.create_task(_kill_now_and_then(own_server))
    await asyncio.gather(*(hand.drag_until(end) for hand in hands))
    await killing

    truth = await _settled(own_server, hands)
    moves, stands = _history(own_server)
    asked = sum((hand.asked for hand in hands), Counter[tuple[str, str]]())
    drags, made = sum(hand.drags for hand in hands), sum(len(each) for each in moves.values())
    print(f"{len(hands)} browsers, {drags} drags, {asked.total()} moves sent, {made} made, {KILLS} kills")  # noqa: T201
    assert made > len(hands)
    for card, steps in moves.items():
        assert all(S(to) in MOVES[S(start)] for start, to in steps), (card, steps)
        assert [start for start, _ in steps[1:]] == [to for _, to in steps[:-1]], (card, steps)
        assert steps[-1][1] == stands[card]
        assert all(asked[(card, to)] >= 1 for _, to in steps), (card, steps)
    assert sum(len(cards) for cards in truth.values()) == CARDS
    for hand in hands:
        assert await hand.page.evaluate("window.marker"), "The page was loaded anew."


async def _hands(server: Server, chromium: Browser) -> list[Hand]:
    first = await chromium.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url)
    owner = Visitor("chaos@example.com", first, await first.new_page(), server)
    await sign_up(owner)
    each = CARDS // len(STARTS)
    put_on_board(owner, **{column: [f"{column} {n}" for n in range(each)] for column in STARTS})
    with psycopg.connect(_dsn(server.data)) as db:
        db.execute("set session_replication_role = replica")
        db.execute("update public.applications set letter_elsewhere = true")
    known = await first.storage_state()
    contexts = [first] + [
        await chromium.new_context(
            viewport={"width": 1440, "height": 900}, base_url=server.url, storage_state=known
        )
        for _ in range(BROWSERS - 1)
    ]
    return [await _hand(context, number) for number, context in enumerate(contexts)]


async def _hand(context: Any, number: int) -> Hand:
    page = await context.new_page()
    hand = Hand(page, random.Random(SEED + number))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: _count(hand, frame)))
    await page.goto("/pipeline")
    await page.wait_for_selector(".kcard", timeout=60_000)
    await page.evaluate(HEAR)
    return hand


def _count(hand: Hand, frame: Any) -> None:
    """A frame that carries a move; one that is sent again after a reconnect counts again."""
    text = frame if isinstance(frame, str) else ""
    if ".move" not in text or "came_from" not in text:
        return
    _, event = json.loads(text[text.index("[") :])
    if isinstance(event, str):
        event = json.loads(event)
    said = event["payload"]
    if said["came_from"] != said["to"]:
        hand.asked[(said["card"], said["to"])] += 1


async def _kill_now_and_then(server: Server) -> None:
    for _ in range(KILLS):
        await asyncio.sleep(SECONDS / (KILLS + 1))
        server.kill()
        await asyncio.sleep(0.5)
        await asyncio.to_thread(server.start)


async def _settled(server: Server, hands: list[Hand]) -> dict[str, list[str]]:
    """Once nothing moves any more: the database's board, which every screen has to show, card by card."""
    for hand in hands:
        await hand.page.keyboard.press("Escape")
    deadline = asyncio.get_running_loop().time() + 90
    while True:
        truth = _board(server)
        differing = [hand for hand in hands if await _screen(hand.page) != truth]
        if not differing:
            return truth
        if asyncio.get_running_loop().time() > deadline:
            pytest.fail(
                f"{len(differing)} screens differ from the database: {await _screen(differing[0].page)}"
            )
        await asyncio.sleep(1)


async def _screen(page: Page) -> dict[str, list[str]]:
    if await page.locator("dialog[open]").count():
        await page.keyboard.press("Escape")
    closed = page.get_by_role("button", name="Closed")
    if await closed.get_attribute("aria-pressed") == "false":
        await closed.click()
    while await page.locator(".kcolumn-more").count():
        await page.locator(".kcolumn-more").first.click()
    shown: dict[str, list[str]] = await page.evaluate(PLACES)
    return shown


def _board(server: Server) -> dict[str, list[str]]:
    board: dict[str, list[str]] = {status.value: [] for status in S}
    with psycopg.connect(_dsn(server.data)) as db:
        for card, status in db.execute(
            "select id::text, status::text from public.applications where removed_at is null order by position, id"
        ).fetchall():
            board[status].append(card)
    return board


def _history(server: Server) -> tuple[dict[str, list[tuple[str, str]]], dict[str, str]]:
    """Each card's moves in order, and where it is."""
    moves: dict[str, list[tuple[str, str]]] = {}
    with psycopg.connect(_dsn(server.data)) as db:
        for card, start, to in db.execute(
            "select entity_id::text, payload ->> 'from', payload ->> 'to' from public.events"
            " where event_type = 'application_moved' order by id"
        ).fetchall():
            moves.setdefault(card, []).append((start, to))
        stands = dict(db.execute("select id::text, status::text from public.applications").fetchall())
    return moves, stands
