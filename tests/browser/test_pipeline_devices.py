"""The board on other screens: a finger, a phone, a second tab, a server that is away; and what axe says."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import expect

from tests.browser.boards import card, column, drag, on_board, open_board, said, titles
from tests.browser.conftest import Visitor

NewVisitor = Callable[..., Awaitable[Visitor]]


async def test_a_second_tab_follows_and_waits_while_a_card_is_carried(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    other = await visitor.another_tab("/pipeline")
    await other.wait_for_selector(".kcard")
    await drag(other, "Beta", "Ready to apply", drop=False)
    await card(page, "Alpha").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await said(page, "“Alpha” moved").wait_for()
    await other.wait_for_timeout(300)
    assert await titles(other, "Shortlisted") == ["Alpha", "Beta"]
    await other.mouse.up()
    await expect(column(other, "Ready to apply").locator(".kcard-title")).to_have_count(2)
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_count(2)
    assert sorted(on_board(visitor, "ready_to_apply")) == ["Alpha", "Beta"]


async def test_on_a_phone_one_column_is_shown_and_the_menu_moves_the_card(new_visitor: NewVisitor) -> None:
    visitor = await new_visitor(width=390, height=844, has_touch=True, is_mobile=True)
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    await page.get_by_role("button", name="Move or change Alpha").tap()
    await page.get_by_role("button", name=re.compile("^Ready to apply")).tap()
    await said(page, "“Alpha” moved").wait_for()
    assert await titles(page, "Shortlisted") == ["Beta"]
    await page.get_by_role("tab", name=re.compile("^Ready to apply")).tap()
    assert await titles(page, "Ready to apply") == ["Alpha"]
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bell, account = (
        page.get_by_role("link", name=re.compile("otification")),
        page.locator(".topbar-corner summary"),
    )
    for width in (390, 360, 320):
        await page.set_viewport_size({"width": width, "height": 700})
        boxes = [await each.bounding_box() for each in (page.locator("#page-title"), bell, account)]
        middles = [box["y"] + box["height"] / 2 for box in boxes if box]
        assert max(middles) - min(middles) < 12, (width, middles)


async def test_on_a_phone_back_closes_the_sheet_before_it_leaves_the_board(new_visitor: NewVisitor) -> None:
    visitor = await new_visitor(width=390, height=844, has_touch=True, is_mobile=True)
    await visitor.goto("/feed")
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    sheet = page.get_by_role("dialog", name="Alpha")
    for _ in range(2):
        await card(page, "Alpha").tap()
        await expect(sheet).to_be_visible()
        await page.evaluate("history.back()")
        await expect(sheet).to_have_count(0)
    await card(page, "Alpha").tap()
    await sheet.get_by_role("button", name="Close").tap()
    await expect(sheet).to_have_count(0)
    await page.get_by_role("button", name="Move or change Alpha").tap()
    menu = page.get_by_role("dialog", name="Move or change Alpha")
    await expect(menu).to_be_visible()
    await page.evaluate("history.back()")
    await expect(menu).to_have_count(0)
    await card(page, "Alpha").tap()
    await sheet.get_by_role("link", name="Open the whole page").tap()
    await page.wait_for_url("**/applications/*")
    await expect(page.get_by_role("heading", name="What the client said")).to_be_visible()
    await page.go_back()
    await page.wait_for_url("**/pipeline")
    await expect(card(page, "Alpha")).to_be_visible()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.wait_for_function("!history.state?.bidwellSheet")
    await page.evaluate("history.back()")
    await page.wait_for_url("**/feed")


async def test_a_finger_carries_a_card_after_a_moment_and_scrolls_before_it(new_visitor: NewVisitor) -> None:
    visitor = await new_visitor(width=1180, height=820, has_touch=True)
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    start = await card(page, "Alpha").bounding_box()
    target = await column(page, "Ready to apply").get_by_role("list").bounding_box()
    assert start is not None
    assert target is not None
    finger = await page.context.new_cdp_session(page)

    async def touch(kind: str, x: float, y: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        await finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    x, y = start["x"] + 60, start["y"] + 30
    await touch("touchStart", x, y)
    await page.wait_for_timeout(400)
    for step in range(1, 11):
        await touch("touchMove", x + (target["x"] + 80 - x) * step / 10, y + 10 * step / 10)
    await touch("touchEnd", 0, 0)
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha"])
    await said(page, "“Alpha” moved").wait_for()
    assert on_board(visitor, "ready_to_apply") == ["Alpha"]


async def test_a_move_made_while_the_server_is_away_is_kept(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    visitor.server.kill()
    await card(page, "Alpha").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha"])
    await page.wait_for_timeout(1500)
    visitor.server.start()
    await said(page, "“Alpha” moved").wait_for(timeout=30_000)
    assert on_board(visitor, "ready_to_apply") == ["Alpha"]
    assert await titles(page, "Ready to apply") == ["Alpha"]


async def test_a_long_column_shows_more_on_demand(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=[f"Card {number:03}" for number in range(130)])
    await expect(column(page, "Shortlisted").locator(".kcolumn-count")).to_contain_text("130")
    await expect(column(page, "Shortlisted").locator(".kcard")).to_have_count(30)
    await card(page, "Card 000").focus()
    await page.keyboard.press("End")
    await expect(card(page, "Card 129")).to_be_focused()
    await page.keyboard.press("Home")
    await page.get_by_role("button", name="Show 50 more").click()
    await expect(column(page, "Shortlisted").locator(".kcard")).to_have_count(80)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
async def test_axe_finds_nothing(new_visitor: NewVisitor, scheme: str, width: int) -> None:
    from axe_playwright_python.async_playwright import Axe

    visitor = await new_visitor(width=width, color_scheme=scheme, reduced_motion="reduce")
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"], applied=["Gamma"])
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    await card(page, "Alpha").click()
    await page.get_by_role("dialog", name="Alpha").wait_for()
    found = await Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
