"""A viewer at the board looks and moves nothing; a notice ends with its page, unless it can be undone."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.boards import card, column, join_team, lift, on_board, open_board, said, titles
from tests.browser.conftest import Visitor

NewVisitor = Callable[..., Awaitable[Visitor]]


async def test_a_viewer_finds_no_handle_no_menu_and_no_key_that_moves(new_visitor: NewVisitor) -> None:
    owner, viewer = await new_visitor(), await new_visitor()
    await open_board(owner, shortlisted=["Alpha", "Beta"], applied=["Gamma"])
    join_team(viewer, owner, role="viewer")
    await viewer.goto("/pipeline")
    page = viewer.page
    await expect(page.get_by_text("You may look, not move")).to_be_visible()
    await expect(page.get_by_role("button", name="Move or change Alpha")).to_have_count(0)
    await expect(page.get_by_role("button", name="Several cards at once")).to_have_count(0)
    await expect(page.get_by_role("button", name="Nothing to undo")).to_have_count(0)

    await card(page, "Beta").focus()
    for key in ("Space", "ArrowUp", "Space", "Shift+ArrowRight", "m", "x", "n", "f", "a"):
        await page.keyboard.press(key)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("toolbar", name="Chosen cards")).to_have_count(0)
    start = await card(page, "Beta").bounding_box()
    assert start is not None
    await page.mouse.move(start["x"] + 60, start["y"] + 20)
    await page.mouse.down()
    await page.mouse.move(start["x"] + 70, start["y"] - 80, steps=8)
    await expect(page.locator('[data-lifted="true"]')).to_have_count(0)
    await page.mouse.up()
    assert await titles(page, "Shortlisted") == ["Alpha", "Beta"]

    await page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    await expect(sheet.get_by_text("Walk between cards")).to_be_visible()
    await expect(sheet.get_by_text("Follow-up date")).to_have_count(0)
    await page.keyboard.press("Escape")
    await card(page, "Gamma").focus()
    await page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Gamma")
    await expect(drawer.get_by_label("Notes")).to_have_js_property("readOnly", True)
    for words in ("Move to In conversation", "Take off the board", "In a week"):
        await expect(drawer.get_by_role("button", name=words)).to_have_count(0)
    assert on_board(owner, "shortlisted") == ["Alpha", "Beta"]


async def test_a_notice_ends_with_its_page_and_one_with_undo_still_works_elsewhere(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    await card(page, "Beta").click()
    await page.get_by_role("dialog", name="Beta").get_by_role("button", name="In a week").click()
    await said(page, "Follow up").wait_for()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Beta")).to_have_count(0)
    await card(page, "Alpha").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await said(page, "“Alpha” moved").wait_for()
    await page.get_by_role("link", name="Letters").first.click()
    await page.wait_for_url("**/letters")
    await expect(said(page, "Follow up")).to_have_count(0)
    await page.get_by_role("region", name="Notices").get_by_role("button", name="Undo").click()
    await said(page, "“Alpha” is back in Shortlisted.").wait_for()
    await page.get_by_role("link", name="Pipeline").first.click()
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Alpha", "Beta"])
    await lift(page, "Beta")
    await page.keyboard.press("Escape")
