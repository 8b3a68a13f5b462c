"""Several cards of the board at once, cards that lie too long, and who else has one open."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.boards import (
    age,
    card,
    column,
    drag,
    join_team,
    name_company,
    on_board,
    open_board,
    said,
    titles,
)
from tests.browser.conftest import Visitor

NewVisitor = Callable[..., Awaitable[Visitor]]


async def test_cards_are_chosen_by_click_and_key_and_moved_together(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["One", "Two", "Three"], applied=["Four"])
    bar = page.get_by_role("toolbar", name="Chosen cards")
    await card(page, "One").click(modifiers=["ControlOrMeta"])
    await expect(bar).to_contain_text("1 card")
    await card(page, "Three").click(modifiers=["Shift"])
    await expect(bar).to_contain_text("3 cards")
    await card(page, "Two").focus()
    await page.keyboard.press("x")
    await expect(bar).to_contain_text("2 cards")
    await expect(page.locator("#live")).to_have_text("2 cards chosen")
    await card(page, "Four").click(modifiers=["ControlOrMeta"])
    await expect(bar.get_by_role("button", name=re.compile("^Move 1 of 3 to Archived"))).to_have_count(1)
    await page.get_by_role("button", name="Several cards at once").click()
    sheet = page.get_by_role("dialog", name="Several cards at once")
    await expect(sheet.get_by_role("checkbox", checked=True)).to_have_count(3)
    await page.keyboard.press("Escape")
    await bar.get_by_role("button", name="Move 2 of 3 to Ready to apply").click()
    await said(page, "2 cards moved to Ready to apply. 1 could not be.").wait_for()
    await expect(sheet.get_by_role("alert")).to_contain_text("“Four”: From Applied an application goes to")
    await page.keyboard.press("Escape")
    await expect(sheet).to_have_count(0)
    await expect(bar).to_have_count(0)
    assert sorted(on_board(visitor, "ready_to_apply")) == ["One", "Three"]
    notice = page.get_by_role("listitem").filter(has_text="2 cards moved")
    await notice.get_by_role("button", name="Undo").click()
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_count(3)


async def test_what_could_not_be_moved_is_told_card_by_card(visitor: Visitor) -> None:
    page = await open_board(visitor, ready_to_apply=["One", "Two"])
    await card(page, "One").focus()
    await page.keyboard.press("x")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("x")
    bar = page.get_by_role("toolbar", name="Chosen cards")
    await page.keyboard.press("Escape")
    await expect(bar).to_have_count(0)
    await page.keyboard.press("x")
    await bar.get_by_role("button", name="Move to Applied").click()
    sheet = page.get_by_role("dialog", name="Several cards at once")
    await expect(sheet.get_by_role("alert")).to_contain_text("“Two”")
    assert on_board(visitor, "ready_to_apply") == ["One", "Two"]


async def test_a_card_that_lies_too_long_says_so_and_can_be_found(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Old", "New"])
    age(visitor, "Old", days=9)
    await page.reload()
    await expect(page.locator(".kcard").filter(has_text="Old")).to_contain_text("stale 9 d")
    await expect(page.locator(".kcard").filter(has_text="New")).not_to_contain_text("stale")
    await page.get_by_label("Which cards").select_option("stale")
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Old"])
    await expect(page.get_by_text("1 of 2 cards")).to_be_visible()
    await page.wait_for_url("**/pipeline?only=stale")
    await page.get_by_label("Which cards").select_option("")
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_count(2)


async def test_who_has_a_card_open_is_seen_by_the_others_until_it_is_left(new_visitor: NewVisitor) -> None:
    ana, bo = await new_visitor(), await new_visitor()
    board = await open_board(ana, shortlisted=["Alpha"])
    join_team(bo, ana)
    await bo.goto("/pipeline")
    await card(bo.page, "Alpha").click()
    await bo.page.get_by_role("dialog", name="Alpha").wait_for()
    face = board.get_by_title("Sample Person has this open")
    await expect(face).to_have_text(re.compile("SP"))
    await bo.page.keyboard.press("Escape")
    await expect(face).to_have_count(0)
    await card(bo.page, "Alpha").click()
    await bo.page.get_by_role("link", name="Open the whole page").click()
    await bo.page.wait_for_url("**/applications/*")
    await expect(face).to_have_count(1)
    await bo.page.close()
    await expect(face).to_have_count(0, timeout=30_000)


async def test_cards_that_end_together_get_one_reason(visitor: Visitor) -> None:
    page = await open_board(visitor, applied=["One", "Two"])
    for title in ("One", "Two"):
        await card(page, title).click(modifiers=["ControlOrMeta"])
    bar = page.get_by_role("toolbar", name="Chosen cards")
    await bar.get_by_role("button", name="Move to Archived").click()
    question = page.get_by_role("dialog", name="Why do they end?")
    await expect(question).to_contain_text("2 cards to Archived")
    assert on_board(visitor, "archived") == []
    await question.get_by_role("button", name="No reply").click()
    await said(page, "2 cards moved to Archived.").wait_for()
    await page.get_by_role("button", name=re.compile("^Closed")).click()
    await expect(column(page, "Archived").locator(".kcard-due")).to_have_text(["no reply", "no reply"])


async def test_grouped_cards_keep_to_their_group_by_key_and_mouse(new_visitor: NewVisitor) -> None:
    visitor = await new_visitor(width=1440)
    page = await open_board(visitor, shortlisted=["One", "Two", "Three"], ready_to_apply=["Four"])
    name_company(visitor, One="Acme", Three="Acme", Four="Beta")
    await page.reload()
    await page.get_by_label("Group cards").select_option("client")
    await page.wait_for_url("**/pipeline?group=client")
    shortlisted = column(page, "Shortlisted")
    await expect(shortlisted.get_by_role("heading", level=3)).to_have_text(["Acme 2", "Somebody in Sweden 1"])
    assert await titles(page, "Shortlisted") == ["One", "Three", "Two"]
    await card(page, "One").focus()
    await page.keyboard.press("ArrowDown")
    await expect(card(page, "Three")).to_be_focused()
    await drag(page, "Three", "Ready to apply")
    await expect(column(page, "Ready to apply").get_by_role("heading", level=3)).to_have_text(
        ["Acme 1", "Beta 1"]
    )
    await said(page, "“Three” moved").wait_for()
    await card(page, "Two").focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Space")  # in its column it stays in its own group
    await expect(shortlisted.locator(".kcard-title")).to_have_text(["One", "Two"])
    await page.set_viewport_size({"width": 360, "height": 780})
    await expect(page.get_by_role("heading", level=3, name="Acme 1")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
