"""One letter in two browsers at once, a lost connection between them, a tab that is closed: no word is lost."""

import asyncio
import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.conftest import PASSWORD, Visitor
from tests.browser.letters import versions_of
from tests.browser.test_letters import job_of, letter, open_letter

NewVisitor = Callable[..., Awaitable[Visitor]]
PATIENT = 20_000


async def second_browser(new_visitor: NewVisitor, person: Visitor) -> Visitor:
    """The same person on another device."""
    other = await new_visitor(signed_in=False)
    answer = await other.context.request.post(
        f"{other.server.url}/session/sign-in",
        form={"email": person.email, "password": PASSWORD},
        headers={"Origin": other.server.url},
        max_redirects=0,
    )
    assert "error" not in answer.headers["location"]
    return other


async def both(new_visitor: NewVisitor) -> tuple[Visitor, Page, Page]:
    one = await new_visitor()
    here = await open_letter(one)
    other = await second_browser(new_visitor, one)
    await other.page.goto(f"{other.server.url}/letters/{job_of(here)}")
    await expect(letter(other.page)).to_have_value(re.compile("11,000"), timeout=PATIENT)
    return one, here, other.page


async def type_words(page: Page, words: list[str]) -> None:
    await letter(page).press("Control+End")
    for word in words:
        await page.keyboard.type(f" {word}", delay=15)


async def settled(page: Page) -> None:
    await letter(page).press("Control+s")
    await expect(page.get_by_text(re.compile(r"^Saved \d"))).to_be_visible(timeout=PATIENT)


async def test_two_browsers_that_type_at_once_lose_no_word_and_see_it(new_visitor: NewVisitor):
    one, here, there = await both(new_visitor)
    mine, theirs = [f"left{n}" for n in range(12)], [f"right{n}" for n in range(12)]
    await asyncio.gather(type_words(here, mine), type_words(there, theirs))
    await asyncio.gather(settled(here), settled(there))
    kept = versions_of(one, job_of(here))
    assert any(all(word in text for word in mine) for text in kept)
    assert any(all(word in text for word in theirs) for text in kept)
    versions = here.get_by_role("list", name="Versions").get_by_role("listitem")
    await expect(versions).to_have_count(len(kept), timeout=PATIENT)
    assert len(kept) >= 3


async def test_what_is_typed_offline_stands_beside_what_was_typed_meanwhile(new_visitor: NewVisitor):
    one, here, there = await both(new_visitor)
    await there.context.set_offline(True)
    await type_words(there, ["offline"])
    await type_words(here, ["online"])
    await settled(here)
    await there.context.set_offline(False)
    await settled(there)
    kept = versions_of(one, job_of(here))
    assert any("online" in text.split() for text in kept)
    assert any("offline" in text.split() for text in kept)


async def test_a_tab_that_is_closed_in_the_middle_of_a_word_has_its_words_when_it_comes_back(
    new_visitor: NewVisitor,
):
    one, here, there = await both(new_visitor)
    context = there.context
    await type_words(there, ["halfway"])
    await there.close()
    await type_words(here, ["elsewhere"])
    await settled(here)
    again = await context.new_page()
    await again.goto(f"{one.server.url}/letters/{job_of(here)}")
    await expect(letter(again)).to_be_visible(timeout=PATIENT)
    await expect(letter(again)).to_have_value(re.compile("halfway|elsewhere"), timeout=PATIENT)

    async def everywhere() -> str:
        shown = await letter(again).input_value()
        return "\n".join([shown, *versions_of(one, job_of(here))])

    for word in ("halfway", "elsewhere"):
        assert word in await everywhere()
