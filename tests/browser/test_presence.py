"""Two people of one team at the same job: each sees the other, on the card and in the letter, and no word is lost."""

import asyncio
from collections.abc import Awaitable, Callable

from playwright.async_api import Page, expect

from tests.browser.boards import card, join_team, put_on_board
from tests.browser.conftest import Visitor
from tests.browser.letters import a_job_for, as_theirs_too, give_facts, versions_of
from tests.browser.test_letters import draft_for, job_of, letter

NewVisitor = Callable[..., Awaitable[Visitor]]
GONE_AFTER = 40_000
"""Milliseconds after which somebody who fell silent is not seen any more: 25 seconds, and some patience."""


async def pair(new_visitor: NewVisitor) -> tuple[Visitor, Visitor]:
    ana, bo = await new_visitor(), await new_visitor()
    join_team(bo, ana)
    return ana, bo


async def typed(page: Page, word: str) -> None:
    await letter(page).press("Control+End")
    await page.keyboard.type(f" {word}", delay=20)
    await letter(page).press("Control+s")
    await expect(page.get_by_text("Saved").first).to_be_visible()


async def test_two_people_at_one_card_see_each_other_until_one_leaves(new_visitor: NewVisitor) -> None:
    ana, bo = await pair(new_visitor)
    put_on_board(ana, shortlisted=["Alpha"])
    for person in (ana, bo):
        await person.goto("/pipeline")
        await card(person.page, "Alpha").click()
    here, there = (person.page.get_by_role("dialog", name="Alpha") for person in (ana, bo))
    for drawer in (here, there):
        await expect(drawer.get_by_role("list", name="Also here")).to_contain_text(
            "Sample Person has this open"
        )
    await bo.page.keyboard.press("Escape")
    await expect(here.get_by_role("list", name="Also here")).to_have_count(0)

    await card(bo.page, "Alpha").click()
    await expect(here.get_by_role("list", name="Also here")).to_be_visible()
    await bo.context.set_offline(True)
    await expect(here.get_by_role("list", name="Also here")).to_have_count(0, timeout=GONE_AFTER)
    await bo.context.set_offline(False)
    await expect(here.get_by_role("list", name="Also here")).to_be_visible(timeout=GONE_AFTER)


async def test_two_people_writing_for_one_job_see_each_other_and_lose_no_word(
    new_visitor: NewVisitor,
) -> None:
    ana, bo = await pair(new_visitor)
    for person in (ana, bo):
        give_facts(person)
    job = a_job_for(ana)
    await draft_for(ana, job)
    as_theirs_too(bo, job)
    await bo.goto(f"/letters/{job}")
    await expect(letter(bo.page)).not_to_have_value("")
    for page in (ana.page, bo.page):
        await expect(page.get_by_text("Sample Person has the letter open")).to_be_visible()
    await asyncio.gather(typed(ana.page, "anaword"), typed(bo.page, "boword"))
    hers, his = versions_of(ana, job_of(ana.page)), versions_of(bo, job)
    assert any("anaword" in text for text in hers)
    assert any("boword" in text for text in his)
    for person, word in ((ana, "anaword"), (bo, "boword")):
        await person.page.reload()
        await expect(letter(person.page)).to_be_visible()
        assert word in await letter(person.page).input_value()
    await bo.page.close()
    await expect(ana.page.get_by_text("Sample Person has the letter open")).to_have_count(
        0, timeout=GONE_AFTER
    )
