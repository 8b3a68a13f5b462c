"""Drags that follow one another faster than the server answers, what others do meanwhile, and drags by key."""

from collections.abc import Awaitable, Callable

from playwright.async_api import CDPSession, Page, expect

from tests.browser.boards import (
    Finger,
    card,
    column,
    drag,
    move_past_the_screen,
    on_board,
    open_board,
    put_on_board,
    said,
    titles,
)
from tests.browser.conftest import Visitor
from tests.browser.slow_answers import SlowAnswers

NewVisitor = Callable[..., Awaitable[Visitor]]
PATIENCE = 60_000
LIFTED = '[data-lifted="true"]'


async def test_a_card_is_carried_on_while_the_answer_to_its_last_drop_arrives(visitor: Visitor) -> None:
    slow = SlowAnswers()
    await slow.of(visitor.page)
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    slow.seconds = 0.7
    await drag(page, "Alpha", "Ready to apply")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha"])
    await drag(page, "Alpha", "Applied", drop=False)
    await said(page, "“Alpha” moved to Ready to apply.").wait_for()
    await expect(page.locator('[data-lifted="true"]')).to_contain_text("Alpha")
    await page.mouse.up()
    await expect(page.get_by_role("dialog", name="The letter is not ready")).to_be_visible()
    assert on_board(visitor, "ready_to_apply") == ["Alpha"]


async def test_drags_on_a_slow_machine_are_not_lost(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    page.set_default_timeout(PATIENCE)
    machine: CDPSession = await page.context.new_cdp_session(page)
    await machine.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    for title in ("Alpha", "Beta"):
        await drag(page, title, "Ready to apply")
        await expect(column(page, "Ready to apply")).to_contain_text(title, timeout=PATIENCE)
        await drag(page, title, "Applied")
        question = page.get_by_role("dialog", name="The letter is not ready")
        await question.get_by_role("button", name="I wrote it elsewhere").click()
        await expect(column(page, "Applied")).to_contain_text(title, timeout=PATIENCE)
        await expect(page.get_by_role("dialog")).to_have_count(0, timeout=PATIENCE)
    await machine.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    assert sorted(on_board(visitor, "applied")) == ["Alpha", "Beta"]


async def test_what_others_do_waits_until_a_card_carried_by_mouse_is_dropped(visitor: Visitor) -> None:
    page, ids = await a_board_of_three(visitor)
    await drag(page, "Gamma", "Ready to apply", drop=False)
    await others_move_alpha(visitor, ids)
    assert await titles(page, "Shortlisted") == ["Alpha", "Beta", "Gamma"]
    await page.mouse.up()
    await all_is_shown(visitor, page)


async def test_what_others_do_waits_until_a_card_lifted_by_key_is_dropped(visitor: Visitor) -> None:
    page, ids = await a_board_of_three(visitor)
    await card(page, "Gamma").focus()
    await page.keyboard.press("Space")
    await expect(page.locator(LIFTED)).to_contain_text("Gamma")
    await others_move_alpha(visitor, ids)
    await page.keyboard.press("ArrowRight")
    assert await titles(page, "Shortlisted") == ["Alpha", "Beta"]
    assert await titles(page, "Ready to apply") == ["Gamma"]
    await page.keyboard.press("Space")
    await all_is_shown(visitor, page)
    await expect(card(page, "Gamma")).to_be_focused()


async def test_what_others_do_waits_until_a_card_carried_by_finger_is_dropped(
    new_visitor: NewVisitor,
) -> None:
    visitor = await new_visitor(width=1180, height=820, has_touch=True)
    page, ids = await a_board_of_three(visitor)
    start = await card(page, "Gamma").bounding_box()
    target = await column(page, "Ready to apply").get_by_role("list").bounding_box()
    assert start is not None
    assert target is not None
    finger = Finger(page)
    await finger.press(start["x"] + 60, start["y"] + 30)
    await expect(page.locator(LIFTED)).to_contain_text("Gamma")
    await finger.carry(target["x"] + 80, target["y"] + 40)
    await others_move_alpha(visitor, ids)
    assert await titles(page, "Shortlisted") == ["Alpha", "Beta", "Gamma"]
    await finger.lift()
    await all_is_shown(visitor, page)


async def test_a_card_that_others_moved_while_it_was_carried_says_so_and_lies_where_they_put_it(
    visitor: Visitor,
) -> None:
    page, ids = await a_board_of_three(visitor)
    await drag(page, "Gamma", "Ready to apply", drop=False)
    move_past_the_screen(visitor, ids["Gamma"], "ready_to_apply")
    move_past_the_screen(visitor, ids["Gamma"], "applied")
    await page.mouse.up()
    await said(page, "moved this to Applied").or_(said(page, "has changed since")).first.wait_for()
    await expect(column(page, "Applied").locator(".kcard-title")).to_have_text(["Gamma"])
    assert on_board(visitor, "applied") == ["Gamma"]


async def test_a_lifted_card_is_carried_to_a_column_that_is_out_of_sight(visitor: Visitor) -> None:
    page = await open_board(
        visitor, interviewing=["Alpha"], shortlisted=[f"Card {n}" for n in range(14)], applied=["Beta"]
    )
    await page.set_viewport_size({"width": 900, "height": 600})
    place = page.locator("#lift-sentence")
    await card(page, "Card 13").focus()
    for keys in (("ArrowUp", "ArrowUp"), ("Home",), ("End", "ArrowUp", "ArrowDown", "Home")):
        await page.keyboard.press("Space")
        await expect(place).to_contain_text("Moving “Card 13”")
        for key in keys:
            await page.keyboard.press(key)
            await expect(card(page, "Card 13")).to_be_focused()
            assert await is_seen(page, "Card 13")
        await page.keyboard.press("Escape")
        await expect(place).to_be_empty()
        await expect(card(page, "Card 13")).to_be_focused()
    await expect(page.locator("#live")).to_have_text("Put back in Shortlisted.")
    await page.keyboard.press("Space")
    await page.keyboard.press("Home")
    await page.keyboard.press("Space")
    await expect(column(page, "Shortlisted").locator(".kcard-title").first).to_have_text("Card 13")
    await expect(page.locator("#live")).to_have_text("Card 13 moved to Shortlisted, position 1 of 14")
    await card(page, "Alpha").focus()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await expect(column(page, "Lost").locator(".kcard-title")).to_have_text(["Alpha"])
    assert await is_seen(page, "Alpha")
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Space")
    await said(page, "“Alpha” moved to Won.").wait_for()
    assert on_board(visitor, "won") == ["Alpha"]
    assert on_board(visitor, "shortlisted")[0] == "Card 13"


async def test_lifting_moves_nothing_else_and_a_refused_key_says_why(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    before = await card(page, "Beta").bounding_box()
    await card(page, "Alpha").focus()
    await page.keyboard.press("Space")
    await expect(page.locator("#lift-sentence")).to_be_visible()
    assert await card(page, "Beta").bounding_box() == before
    await page.keyboard.press("Escape")
    await page.keyboard.press("a")
    await said(page, "From Shortlisted an application goes to Ready to apply, not to Archived.").wait_for()
    await page.keyboard.press("Shift+ArrowLeft")
    await said(page, "No earlier column is possible from Shortlisted.").wait_for()
    await expect(card(page, "Alpha")).to_be_focused()


async def a_board_of_three(visitor: Visitor) -> tuple[Page, dict[str, str]]:
    ids = put_on_board(visitor, shortlisted=["Alpha", "Beta", "Gamma"])
    await visitor.goto("/pipeline")
    await visitor.page.wait_for_selector(".kcard")
    return visitor.page, ids


async def others_move_alpha(visitor: Visitor, ids: dict[str, str]) -> None:
    """And another tab of the same person shows it, when this returns."""
    other = await visitor.another_tab("/pipeline")
    await expect(column(other, "Shortlisted").locator(".kcard-title")).to_have_count(3)
    move_past_the_screen(visitor, ids["Alpha"], "ready_to_apply")
    await expect(column(other, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha"])
    await other.close()


async def all_is_shown(visitor: Visitor, page: Page) -> None:
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Beta"])
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_count(2)
    await said(page, "“Gamma” moved").wait_for()
    assert sorted(on_board(visitor, "ready_to_apply")) == ["Alpha", "Gamma"]


async def is_seen(page: Page, title: str) -> bool:
    """Nothing lies over the card, neither the column's head nor what the page says at its bottom."""
    return bool(
        await card(page, title).evaluate(
            """node => {
                const { left, right, top, bottom } = node.getBoundingClientRect();
                const middle = (left + right) / 2;
                const inside = [top + 12, bottom - 12].map((y) => document.elementFromPoint(middle, y));
                return inside.every((found) => found && node.closest('.kcard').contains(found));
            }"""
        )
    )
