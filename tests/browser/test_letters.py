"""Letters as a person writes them: drafted with sources, saved while typing, ready when true; nothing is lost."""

import asyncio
import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe_findings
from tests.browser.boards import on_board
from tests.browser.conftest import Visitor
from tests.browser.letters import INVENTED, TITLE, a_job_for, give_facts, make_viewer, versions_of

NewVisitor = Callable[..., Awaitable[Visitor]]
MORE = " Shall we talk on Monday?"


@pytest.fixture
async def desk(visitor: Visitor) -> Page:
    return await open_letter(visitor)


async def open_letter(visitor: Visitor) -> Page:
    """Somebody who can do a job has the letter for it drafted."""
    give_facts(visitor)
    await draft_for(visitor, a_job_for(visitor))
    await expect(letter(visitor.page)).to_have_value(re.compile("11,000"))
    return visitor.page


async def draft_for(visitor: Visitor, job: str) -> None:
    await visitor.goto(f"/letters/{job}")
    await visitor.page.get_by_role("button", name="Draft a letter").click()
    await expect(letter(visitor.page)).to_be_visible()


def letter(page: Page) -> Locator:
    return page.get_by_label("The text of the letter")


def underlined(page: Page, tone: str = "ok") -> Locator:
    return page.locator(f".claim-lines span[data-tone='{tone}']")


def said(page: Page, sentence: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("region", name="Notices").get_by_text(sentence)


def saved(page: Page) -> Locator:
    return page.get_by_text(re.compile(r"^Saved \d"))


async def add(page: Page, words: str) -> None:
    """Type at the end of the letter, key by key."""
    await letter(page).press("Control+End")
    await page.keyboard.type(words)


def job_of(page: Page) -> str:
    return page.url.rpartition("/")[2]


async def test_a_draft_stands_there_with_each_claim_underlined_and_its_source(desk: Page, visitor: Visitor):
    await expect(letter(desk)).to_have_value(re.compile("^Calendar"))
    await expect(underlined(desk).first).to_contain_text("11,000 appointments")
    card = desk.get_by_role("list", name="Sources").get_by_role("button", name=re.compile("scheduling firm"))
    await expect(card.first).to_contain_text("Built the scheduling service")
    await expect(desk.get_by_role("region", name="The job", exact=True)).to_contain_text("Starts with")
    assert on_board(visitor, "shortlisted") == [TITLE]


async def test_a_link_only_shows_the_ad_and_one_key_drafts(visitor: Visitor):
    page = visitor.page
    job = a_job_for(visitor)
    await visitor.goto(f"/letters/{job}")
    await expect(page.get_by_role("region", name="The job", exact=True)).to_contain_text("forty clinics")
    assert (versions_of(visitor, job), on_board(visitor, "shortlisted")) == ([], [])
    assert await axe_findings(page) == []
    await page.keyboard.press("r")
    await expect(letter(page)).to_be_visible()
    await expect(said(page, re.compile("Letter for .* drafted; the job is on your board."))).to_be_visible()
    await page.get_by_role("region", name="Notices").get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("No letter yet.")).to_be_visible()
    assert (versions_of(visitor, job), on_board(visitor, "shortlisted")) == ([], [])


async def test_restoring_from_the_list_while_an_older_version_is_shown_shows_the_letter(desk: Page):
    await add(desk, MORE)
    await expect(saved(desk)).to_be_visible()
    await desk.get_by_role("heading", name="Your letter").click()
    await desk.keyboard.press("[")
    await expect(desk.get_by_text("Version 1, as it was")).to_be_visible()
    await expect(desk.get_by_role("button", name="Mark ready")).to_have_count(0)
    await expect(desk.get_by_text("version 1 of 2", exact=True)).to_be_visible()
    versions = desk.get_by_role("list", name="Versions")
    await versions.get_by_role("button", name="Restore").last.click()
    await expect(said(desk, "Restored as version 3.")).to_be_visible()
    await expect(desk.get_by_text("as it was")).to_have_count(0)
    await expect(letter(desk)).to_be_visible()


async def test_the_page_stays_in_the_window_however_one_types(desk: Page):
    await add(desk, MORE * 40)
    assert await desk.evaluate("document.documentElement.scrollHeight <= innerHeight && scrollY === 0")


async def test_a_claim_and_its_card_point_at_each_other(desk: Page):
    card = desk.locator(".source", has_text="11,000").first
    await card.get_by_role("button").first.click()
    await expect(underlined(desk).first).to_have_attribute("data-picked", "true")
    await letter(desk).press("Control+End")
    await expect(card).to_have_attribute("data-picked", "false")
    place = await underlined(desk).first.bounding_box()
    assert place is not None
    await desk.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    await expect(card).to_have_attribute("data-picked", "true")


async def test_what_is_typed_is_saved_and_is_there_after_a_reload(desk: Page, visitor: Visitor):
    await add(desk, MORE)
    await expect(saved(desk)).to_be_visible()
    assert versions_of(visitor, job_of(desk))[-1].endswith(MORE)
    await desk.reload()
    await expect(letter(desk)).to_have_value(re.compile(re.escape(MORE) + "$"))


async def test_a_crash_right_after_the_last_key_loses_nothing(desk: Page, visitor: Visitor):
    await add(desk, MORE)
    await expect(saved(desk)).to_be_visible()
    await add(desk, " One more word.")
    session = await visitor.context.new_cdp_session(desk)
    async with desk.expect_event("crash"):
        unanswered = asyncio.ensure_future(session.send("Page.crash"))
    unanswered.cancel()
    assert not versions_of(visitor, job_of(desk))[-1].endswith(" One more word.")
    again = await visitor.another_tab(f"/letters/{job_of(desk)}")
    await expect(letter(again)).to_have_value(re.compile(re.escape(MORE + " One more word.") + "$"))
    await expect(saved(again)).to_be_visible()
    assert versions_of(visitor, job_of(desk))[-1].endswith(MORE + " One more word.")
    assert len(versions_of(visitor, job_of(desk))) == 2


async def test_what_is_typed_without_a_connection_is_saved_when_it_is_back(desk: Page, visitor: Visitor):
    await visitor.context.set_offline(True)
    await add(desk, MORE)
    await expect(desk.get_by_text("kept on this device")).to_be_visible(timeout=15_000)
    await visitor.context.set_offline(False)
    await expect(saved(desk)).to_be_visible(timeout=30_000)
    assert versions_of(visitor, job_of(desk))[1:] == [await letter(desk).input_value()]


async def test_leaving_the_page_at_once_saves_first(desk: Page, visitor: Visitor):
    await add(desk, MORE)
    await desk.get_by_role("link", name="Letters").first.click()
    await expect(desk.get_by_role("main").get_by_role("listitem").filter(has_text=TITLE)).to_contain_text(
        "version 2"
    )
    href = await desk.get_by_role("link", name=re.compile(TITLE)).get_attribute("href")
    assert versions_of(visitor, str(href).rpartition("/")[2])[-1].endswith(MORE)


async def test_an_invented_claim_is_red_and_keeps_the_letter_from_being_ready(desk: Page):
    await add(desk, f" {INVENTED}{MORE}")
    await expect(underlined(desk, "bad")).to_have_text(INVENTED)
    card = desk.locator(".source[data-tone='bad']")
    await expect(card).to_contain_text("No source")
    await desk.get_by_role("button", name="Mark ready").click()
    await expect(said(desk, "Not ready yet.")).to_contain_text("Nothing in your profile says")
    await expect(card).to_be_focused()
    await card.get_by_role("button", name="Rewrite").click()
    await expect(letter(desk)).to_be_focused()
    assert await desk.evaluate("getSelection().toString()") == INVENTED
    await card.get_by_role("button", name="Cut").click()
    await expect(letter(desk)).not_to_have_value(re.compile("Keycloak"))
    await expect(said(desk, "Sentence cut from the letter")).to_be_visible()
    await desk.get_by_role("button", name="Undo", exact=True).last.click()
    await expect(letter(desk)).to_have_value(re.compile("Keycloak"))
    await card.get_by_role("button", name="It is true").click()
    await expect(underlined(desk, "look")).to_have_text(INVENTED)
    await desk.get_by_role("button", name="Mark ready").click()
    await expect(desk.get_by_text("Ready to send")).to_be_visible()


async def test_control_enter_marks_ready_the_text_with_the_last_word_in_it(desk: Page, visitor: Visitor):
    await add(desk, MORE)
    await desk.keyboard.press("Control+Enter")
    await expect(desk.get_by_text("Ready to send")).to_be_visible()
    assert versions_of(visitor, job_of(desk))[-1].endswith(MORE)
    assert on_board(visitor, "ready_to_apply") == [TITLE]


async def test_any_edit_makes_a_ready_letter_a_draft_again(desk: Page, visitor: Visitor):
    await desk.get_by_role("button", name="Mark ready").click()
    await expect(desk.get_by_text("Ready to send")).to_be_visible()
    await add(desk, MORE)
    await expect(desk.get_by_role("button", name="Mark ready")).to_be_visible()
    ready, edited = versions_of(visitor, job_of(desk))
    assert edited == ready + MORE


async def test_undo_takes_the_approval_and_the_card_back(desk: Page, visitor: Visitor):
    await desk.get_by_role("button", name="Mark ready").click()
    await expect(said(desk, "The card moved to Ready to apply.")).to_be_visible()
    await desk.keyboard.press("Control+z")
    await expect(desk.get_by_role("button", name="Mark ready")).to_be_visible()
    assert on_board(visitor, "shortlisted") == [TITLE]


async def test_a_redraft_keeps_the_text_before_which_can_be_read_compared_and_restored(
    desk: Page, visitor: Visitor
):
    await add(desk, MORE)
    await expect(saved(desk)).to_be_visible()
    await desk.get_by_label("Style of the next draft").select_option("warm")
    await expect(desk.get_by_text("Redraft to see it.")).to_be_visible()
    await desk.locator("#page-title").focus()
    await desk.keyboard.press("r")
    await expect(said(desk, "Version 3 drafted.")).to_be_visible()
    await expect(desk.get_by_text("Redraft to see it.")).to_have_count(0)
    await expect(letter(desk)).not_to_have_value(re.compile(re.escape(MORE)))
    await desk.keyboard.press("[")
    await expect(desk.get_by_text("Version 2, as it was")).to_be_visible()
    await expect(desk.locator(".letter", has_text=MORE.strip())).to_be_visible()
    await desk.keyboard.press("[")
    await expect(desk.get_by_text("Version 1, as it was")).to_be_visible()
    await desk.keyboard.press("]")
    await desk.keyboard.press("]")
    await expect(letter(desk)).to_be_visible()
    await desk.keyboard.press("d")
    dialog = desk.get_by_role("dialog", name="From version 2 to the present text")
    await expect(dialog.locator("del").first).to_be_visible()
    await dialog.get_by_role("button", name="Restore version 2").click()
    await expect(letter(desk)).to_have_value(re.compile(re.escape(MORE) + "$"))
    first, typed, drafted, restored = versions_of(visitor, job_of(desk))
    assert (typed, restored) == (first + MORE, typed)
    assert drafted not in (first, typed)


async def test_words_typed_just_before_a_redraft_are_a_version_of_their_own(desk: Page, visitor: Visitor):
    await add(desk, MORE)
    await desk.get_by_role("button", name="Redraft").click()
    await expect(said(desk, "Version 3 drafted.")).to_be_visible()
    assert versions_of(visitor, job_of(desk))[1].endswith(MORE)


async def test_a_second_tab_follows_and_keeps_what_was_typed_in_it(desk: Page, visitor: Visitor):
    other = await visitor.another_tab(f"/letters/{job_of(desk)}")
    await expect(letter(other)).to_have_value(re.compile("11,000"))
    await add(desk, " Written here.")
    await expect(letter(other)).to_have_value(re.compile("Written here.$"))
    await expect(said(other, "Changed in another tab")).to_be_visible()
    await letter(other).press("Control+End")
    await other.keyboard.type(" Typed there.", delay=10)
    await add(desk, " And on.")
    await letter(desk).press("Control+s")
    await expect(saved(other)).to_be_visible()
    await expect(letter(other)).to_have_value(re.compile("Written here. Typed there.$"))
    texts = versions_of(visitor, job_of(desk))
    assert any(text.endswith("Written here. And on.") for text in texts)
    assert any(text.endswith("Written here. Typed there.") for text in texts)
    assert len(texts) == 3


async def test_a_letter_with_a_gap_leads_to_it(visitor: Visitor):
    give_facts(visitor)
    job = a_job_for(visitor, questions=["How would you move live bookings to a new calendar?"])
    await draft_for(visitor, job)
    page = visitor.page
    await expect(letter(page)).to_have_value(re.compile("«"))
    await page.get_by_role("button", name="Fill in").click()
    await expect(letter(page)).to_be_focused()
    assert str(await page.evaluate("getSelection().toString()")).startswith("«")


async def test_who_may_only_look_sees_the_letter_and_can_change_nothing(new_visitor: NewVisitor):
    visitor = await new_visitor()
    page = await open_letter(visitor)
    job = job_of(page)
    make_viewer(visitor)
    await page.wait_for_timeout(5_500)  # as long as an identity is remembered
    await page.reload()
    await expect(letter(page)).to_have_attribute("readonly", "")
    for name in ("Mark ready", "Redraft", "Cut", "Restore"):
        await expect(page.get_by_role("button", name=name)).to_have_count(0)
    await expect(page.get_by_role("button", name="Copy", exact=True)).to_be_visible()
    other = a_job_for(visitor, title="Another job")
    await visitor.goto(f"/letters/{other}")
    await expect(page.get_by_text("There is no letter of yours for this job.")).to_be_visible()
    assert versions_of(visitor, other) == []
    assert len(versions_of(visitor, job)) == 1


async def test_the_copy_has_the_last_word_in_it(new_visitor: NewVisitor):
    visitor = await new_visitor(permissions=["clipboard-read", "clipboard-write"])
    page = await open_letter(visitor)
    await add(page, MORE)
    await page.get_by_role("button", name="Copy", exact=True).click()
    await expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert str(await page.evaluate("navigator.clipboard.readText()")).endswith(MORE)


async def test_a_job_that_is_not_there_is_a_sentence(visitor: Visitor):
    for job in ("00000000-0000-4000-8000-000000000000", "nonsense"):
        await visitor.goto(f"/letters/{job}")
        await expect(visitor.page.get_by_text("This job is not here.")).to_be_visible()


async def test_the_list_is_walked_by_key_and_says_what_is_ready(visitor: Visitor):
    await visitor.goto("/letters")
    await expect(visitor.page.get_by_text("No letters yet.")).to_be_visible()
    page = await open_letter(visitor)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("Ready to send")).to_be_visible()
    await draft_for(visitor, a_job_for(visitor, title="A second job"))
    await visitor.goto("/letters")
    rows = page.get_by_role("main").get_by_role("listitem")
    await expect(rows).to_have_count(2)
    await expect(rows.filter(has_text=TITLE)).to_contain_text("Ready")
    await page.keyboard.press("j")
    await expect(rows.first.get_by_role("link")).to_be_focused()
    await page.keyboard.press("j")
    await expect(rows.nth(1).get_by_role("link")).to_be_focused()
    await page.keyboard.press("o")
    await expect(letter(page)).to_have_value(re.compile("11,000"))


async def test_on_a_phone_the_parts_are_tabs_and_the_way_to_ready_stays_in_reach(new_visitor: NewVisitor):
    visitor = await new_visitor(width=390, height=844, has_touch=True, is_mobile=True)
    page = await open_letter(visitor)
    box = await letter(page).bounding_box()
    assert box is not None
    assert box["y"] < 300  # the text comes before what the next draft is to sound like
    near = page.get_by_role("navigation", name="Places").get_by_role("link")
    await expect(near).to_have_text(["Dashboard", "Feed", "Pipeline", "Letters", "Inbox"])
    await expect(page.get_by_label("Menu and account").get_by_text("Menu")).to_be_visible()
    await page.get_by_role("tab", name="The job").tap()
    await expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    await expect(letter(page)).to_be_hidden()
    await page.get_by_role("tab", name="Sources and review").tap()
    await page.locator(".source").first.get_by_role("button").first.tap()
    await expect(letter(page)).to_be_visible()
    await expect(underlined(page).first).to_have_attribute("data-picked", "true")
    await expect(page.get_by_role("button", name="Mark ready")).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_axe_finds_nothing_on_the_desk_in_any_state(desk: Page):
    assert await axe_findings(desk) == []
    await desk.set_viewport_size({"width": 1440, "height": 900})
    await add(desk, f" {INVENTED}{MORE}")
    await expect(underlined(desk, "bad")).to_be_visible()
    assert await axe_findings(desk) == []
    for pane in ("The job", "Sources and review"):
        await desk.set_viewport_size({"width": 390, "height": 844})
        await desk.get_by_role("tab", name=pane).click()
        assert await axe_findings(desk) == []
    await desk.set_viewport_size({"width": 1440, "height": 900})
    await desk.locator(".source[data-tone='bad']").get_by_role("button", name="It is true").click()
    await desk.get_by_role("button", name="Mark ready").click()
    await expect(desk.get_by_text("Ready to send")).to_be_visible()
    assert await axe_findings(desk) == []
    await desk.set_viewport_size({"width": 1440, "height": 900})
    await desk.get_by_role("button", name="One version back").click()
    await expect(desk.get_by_text("Version 1, as it was")).to_be_visible()
    assert await axe_findings(desk) == []
    await desk.set_viewport_size({"width": 1440, "height": 900})
    await desk.get_by_role("button", name="Compare").first.click()
    await expect(desk.get_by_role("dialog", name="From version 1")).to_be_visible()
    assert await axe_findings(desk) == []


async def test_axe_finds_nothing_in_the_list(visitor: Visitor):
    await visitor.goto("/letters")
    await expect(visitor.page.get_by_text("No letters yet.")).to_be_visible()
    assert await axe_findings(visitor.page) == []
    await open_letter(visitor)
    await visitor.goto("/letters")
    await expect(visitor.page.get_by_role("main").get_by_text(TITLE)).to_be_visible()
    assert await axe_findings(visitor.page) == []


async def test_a_notice_covers_neither_the_header_nor_what_is_pressed_next(desk: Page) -> None:
    await desk.get_by_role("button", name="Redraft").first.click()
    toast = desk.locator(".toast").last
    await expect(toast).to_be_visible()
    await toast.hover()  # it waits
    margin, header = desk.locator("#panel-sources"), desk.locator(".topbar")
    for other in (margin, header, desk.locator("#panel-letter")):
        assert not _overlap(await toast.bounding_box(), await other.bounding_box())
    await desk.set_viewport_size({"width": 390, "height": 800})
    assert not _overlap(await toast.bounding_box(), await header.bounding_box())
    assert not _overlap(await toast.bounding_box(), await desk.locator(".bottombar").bounding_box())


def _overlap(one, other) -> bool:
    assert one
    assert other
    beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
    return not beside and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]
