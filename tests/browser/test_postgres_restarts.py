"""Postgres is killed while fifty sessions are live: every one goes on within seconds, and the board is the database's.

The dials: `BIDWELL_TEST_DEATHS`, and `BIDWELL_TEST_SOON` (a release asks for 5 seconds, by itself).
"""

import asyncio
import json
import os
import time
from dataclasses import dataclass
from typing import Any

import psutil
from playwright.async_api import Browser, BrowserContext, Page, expect
from websockets.asyncio.client import ClientConnection, connect

from tests.browser.boards import card, column, join_team, on_board, put_on_board, said
from tests.browser.conftest import Server, Visitor, sign_up

PEOPLE, TABS = 5, 9
"""So many, in one team, each with a page and so many tabs without a screen: fifty sessions."""
DEATHS = int(os.environ.get("BIDWELL_TEST_DEATHS", "2"))
SOON = float(os.environ.get("BIDWELL_TEST_SOON", "10"))
"""Seconds after the kill within which each session has to work again: 5 on a machine with nothing else to do."""
PIPELINE = "reflex___state____state.app___state___pipeline____pipeline_state"


@dataclass
class Hand:
    """One person's page and tabs."""

    page: Page
    tabs: "list[Tab]"


async def test_fifty_live_sessions_go_on_when_postgres_dies(own_server: Server, chromium: Browser) -> None:
    first = await _sign_up(own_server, chromium, 0)
    put_on_board(first, shortlisted=[f"Card {n:03}" for n in range(DEATHS * PEOPLE)])
    hands = [await _hand(first)]
    for n in range(1, PEOPLE):
        other = await _sign_up(own_server, chromium, n)
        join_team(other, first)
        hands.append(await _hand(other))
    tabs = [tab for hand in hands for tab in hand.tabs]
    assert all([await tab.hears("Card 000") for tab in tabs])

    slowest = 0.0
    for death in range(DEATHS):
        killed = time.monotonic()
        _kill_postgres(own_server)
        moves = [_moved(hand.page, f"Card {death * PEOPLE + n:03}", killed) for n, hand in enumerate(hands)]
        reads = [tab.reads_again("Card 000", killed) for tab in tabs]
        slowest = max(slowest, *await asyncio.gather(*moves, *reads))
    print(f"{len(hands) + len(tabs)} sessions, {DEATHS} deaths, the slowest works after {slowest:.1f} s")  # noqa: T201
    assert slowest < SOON

    assert len(on_board(first, "ready_to_apply")) == DEATHS * PEOPLE
    for hand in hands:
        ready = column(hand.page, "Ready to apply")
        await expect(ready.locator(".kcard")).to_have_count(DEATHS * PEOPLE)
        assert await hand.page.evaluate("window.marker"), "The page was loaded anew."
        await hand.page.context.close()
    for tab in tabs:
        await tab.socket.close()
        await tab.listening


async def _sign_up(server: Server, chromium: Browser, number: int) -> Visitor:
    context = await chromium.new_context(base_url=server.url)
    person = Visitor(f"person-{number}@example.com", context, await context.new_page(), server)
    await sign_up(person)
    return person


async def _hand(person: Visitor) -> Hand:
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in await person.context.cookies())
    return Hand(await _page(person.context), [await _tab(person.server, cookie, n) for n in range(TABS)])


async def _page(context: BrowserContext) -> Page:
    page = await context.new_page()
    await page.goto("/pipeline")
    await page.wait_for_selector(".kcard")
    await page.evaluate("window.marker = true")
    return page


class Tab:
    """A tab without a screen, which has the board loaded and keeps its socket alive."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.listening = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for frame in self.socket:
            if frame == "2":
                await self.socket.send("3")
            else:
                self.heard.put_nowait(str(frame))

    async def send(self, name: str, **payload: Any) -> None:
        router = {"pathname": "/pipeline", "path": "/pipeline"}
        event = {"name": name, "payload": payload, "router_data": router}
        await self.socket.send("42/_event," + json.dumps(["event", event]))

    async def hears(self, words: str, patience: float = 10.0) -> bool:
        """Does a frame with these words come?"""
        try:
            async with asyncio.timeout(patience):
                while words not in await self.heard.get():
                    pass
        except TimeoutError:
            return False
        return True

    async def reads_again(self, title: str, killed: float) -> float:
        """Seconds from the kill until the board is read again."""
        while time.monotonic() - killed < 30:
            await self.send(f"{PIPELINE}.load")
            if await self.hears(title, patience=0.5):
                break
        return time.monotonic() - killed


async def _tab(server: Server, cookie: str, number: int) -> Tab:
    socket = await connect(
        f"ws://localhost:{server.port}/_event/?EIO=4&transport=websocket&token=tab-{number}",
        origin=server.url,  # type: ignore[arg-type]
        additional_headers={"Cookie": cookie},
        max_size=None,
    )
    await socket.recv()
    await socket.send("40/_event,")
    while not str(await socket.recv()).startswith("40/_event"):
        pass
    tab = Tab(socket)
    await tab.send("reflex___state____state.hydrate")
    await tab.send(f"{PIPELINE}.load")
    return tab


def _kill_postgres(server: Server) -> None:
    folder = str(server.data / "postgres")
    for process in psutil.process_iter(["name", "cmdline"]):
        if process.info["name"] == "postgres" and folder in " ".join(process.info["cmdline"] or []):
            process.kill()


async def _moved(page: Page, title: str, killed: float) -> float:
    """Seconds from the kill until a move by key, pressed at once, is confirmed."""
    await card(page, title).focus()
    await page.keyboard.press("Shift+ArrowRight")
    await said(page, f"“{title}” moved").first.wait_for(timeout=30_000)
    return time.monotonic() - killed
