"""A server that dies, a reload, the back button, a closed tab, in the middle of a sentence: what was typed is there.

The dial: `BIDWELL_TEST_TYPING` rounds (a release types 50), each of its own kind.
"""

import asyncio
import os
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import product

from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.boards import put_on_board
from tests.browser.conftest import PASSWORD, Server, Visitor, sign_up
from tests.browser.test_letters import job_of, letter, open_letter

ROUNDS = int(os.environ.get("BIDWELL_TEST_TYPING", "12"))
MOST_LOST = 2.0
"""Seconds before the interruption from which words may be missing."""
SEED = 12


@dataclass
class Place:
    """Something to write in: the page it is on, its field, and a field that is filled before anybody writes."""

    path: str
    label: str
    ready: Callable[[Page], Awaitable[Locator]]


@dataclass
class Writer:
    """Who writes, and what."""

    page: Page
    place: Place
    words: list[tuple[str, float]] = field(default_factory=list)
    """Each with the moment at which it was finished."""

    async def write(self, seconds: float, stem: str) -> None:
        here = await self.place.ready(self.page)
        await here.press("Control+End")
        end = time.monotonic() + seconds
        number = 0
        while time.monotonic() < end:
            word = f"{stem}{number}"
            await self.page.keyboard.type(f" {word}", delay=20)
            self.words.append((word, time.monotonic()))
            number += 1


async def _kill(page: Page, server: Server) -> Page:
    server.kill()
    await asyncio.to_thread(server.start)
    await page.reload()
    return page


async def _reload(page: Page, server: Server) -> Page:
    await page.reload()
    return page


async def _back(page: Page, server: Server) -> Page:
    await page.go_back()
    await page.wait_for_selector("#page-title")
    await page.go_forward()
    return page


async def _close(page: Page, server: Server) -> Page:
    again, url = await page.context.new_page(), page.url
    await page.close()
    await again.goto(url)
    return again


async def _offline(page: Page, server: Server) -> Page:
    """The network goes for a second, and the tab is closed before it is back."""
    await page.context.set_offline(True)
    await page.wait_for_timeout(1000)
    again, url = await page.context.new_page(), page.url
    await page.close()
    await again.context.set_offline(False)
    await again.goto(url)
    return again


async def test_what_was_typed_survives_whatever_happens(own_server: Server, chromium: Browser) -> None:
    context = await chromium.new_context(base_url=own_server.url)
    visitor = Visitor("writer@example.com", context, await context.new_page(), own_server)
    await sign_up(visitor)
    [application] = put_on_board(visitor, shortlisted=["Alpha"]).values()
    page = await open_letter(visitor)
    places = [
        Place(f"/letters/{job_of(page)}", "letter", _written_letter),
        Place(f"/applications/{application}", "note", _notes),
        Place("/import?paste=1", "ad", _pasted_ad),
        Place("/inbox", "message", _typed_message),
        Place(f"/applications/{application}", "feedback", _feedback),
    ]
    chance = random.Random(SEED)
    kinds = list(product(places, (_kill, _reload, _back, _close, _offline)))
    chance.shuffle(kinds)
    for number in range(ROUNDS):
        place, happens = kinds[number % len(kinds)]
        await page.goto("/feed")
        await page.goto(place.path)
        writer = Writer(page, place)
        await writer.write(chance.uniform(0.3, 2.5), f"{'abcdefghij'[number % 10]}{number}x")
        interrupted = time.monotonic()
        page = await happens(page, own_server)
        words = [word for word, at in writer.words if at < interrupted - MOST_LOST]
        last = [word for word, _ in writer.words]
        text = await (await place.ready(page)).input_value()
        await expect(await place.ready(page)).to_be_editable()
        missing = [word for word in words if word not in text.split()]
        assert not missing, (place.label, happens.__name__, missing, text[-300:])
        lost = [word for word in last if word not in text.split()]
        print(f"{place.label} {happens.__name__}: {len(last)} words, {len(lost)} lost")  # noqa: T201
    await page.context.close()


async def _written_letter(page: Page) -> Locator:
    await expect(letter(page)).not_to_have_value("", timeout=30_000)
    return letter(page)


async def _notes(page: Page) -> Locator:
    notes = page.get_by_label("Notes")
    await expect(notes).to_be_visible(timeout=30_000)
    await page.wait_for_timeout(300)  # an empty note looks like one that has not come yet
    return notes


async def _pasted_ad(page: Page) -> Locator:
    return await _shown(page.get_by_label("The ad"))


async def _typed_message(page: Page) -> Locator:
    """The dialog opens again by itself where this tab was in the middle of it."""
    words = page.get_by_label("Words")
    await page.wait_for_timeout(1500)
    if not await words.is_visible():
        await page.get_by_role("button", name="Add a message").first.click()
    return await _shown(words)


async def _feedback(page: Page) -> Locator:
    """The fold opens by itself where something was typed into it."""
    words = page.get_by_label("The client's words")
    await expect(words).to_be_attached(timeout=30_000)
    await page.wait_for_timeout(1500)
    if not await words.is_visible():
        await page.get_by_text("Add what the client said").click()
    return await _shown(words)


async def _shown(words: Locator) -> Locator:
    await expect(words).to_be_visible(timeout=30_000)
    form = words.locator("xpath=ancestor::form")
    await expect(form.locator("input[name=draft]")).to_be_attached()
    await words.page.wait_for_timeout(800)  # what was left comes with a part of its own
    return words


async def test_what_was_typed_is_for_the_person_alone_and_gone_when_it_is_saved(
    new_visitor: Callable[..., Awaitable[Visitor]],
) -> None:
    first = await new_visitor()
    page = first.page
    await first.goto("/import?paste=1")
    await (await _pasted_ad(page)).fill("Build a shop\nFor tea, with a till.")
    await page.get_by_role("textbox", name="Client").fill("Tea & Sons")
    await page.reload()
    await expect(await _pasted_ad(page)).to_have_value("Build a shop\nFor tea, with a till.")
    await expect(page.get_by_role("textbox", name="Client")).to_have_value("Tea & Sons")

    await page.get_by_role("button", name="Close").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.goto("/import")
    await page.wait_for_timeout(1500)
    await expect(page.get_by_role("dialog")).to_have_count(0)

    await first.context.clear_cookies()
    await sign_up(Visitor("second@example.com", first.context, page, first.server))
    await page.goto("/import?paste=1")
    await expect(await _pasted_ad(page)).to_have_value("")

    await first.context.clear_cookies()
    await _sign_in(page, first.email)
    await page.goto("/import?paste=1")
    await expect(await _pasted_ad(page)).to_have_value("Build a shop\nFor tea, with a till.")
    await page.get_by_role("button", name="Add and score it").click()
    await page.wait_for_url("**/jobs/*")
    await page.goto("/import?paste=1")
    await expect(await _pasted_ad(page)).to_have_value("")


async def _sign_in(page: Page, email: str) -> None:
    await page.goto("/sign-in")
    await page.get_by_label("E-mail address").fill(email)
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url(lambda url: "/sign-in" not in url)
