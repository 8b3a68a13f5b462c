"""The board under a finger on a phone: a long press carries a card, a swipe scrolls, and neither does the other."""

from collections.abc import Awaitable, Callable

from playwright.async_api import expect

from tests.browser.boards import Finger, card, column, on_board, open_board, titles
from tests.browser.conftest import Visitor

NewVisitor = Callable[..., Awaitable[Visitor]]
LONG_PRESS = 400
STILL = """() => { const now = performance.now();
    if (scrollY !== window.was) { window.was = scrollY; window.since = now; }
    return now - window.since > 400; }"""
"""The page has come to rest after a swipe."""


async def test_a_long_press_carries_and_a_swipe_scrolls(new_visitor: NewVisitor) -> None:
    visitor = await new_visitor(width=390, height=844, has_touch=True, is_mobile=True)
    names = [f"Card {number:02}" for number in range(14)]
    page = await open_board(visitor, shortlisted=names)
    third = await card(page, "Card 02").bounding_box()
    first = await card(page, "Card 00").bounding_box()
    assert first
    assert third

    finger = Finger(page)
    await finger.press(third["x"] + 80, third["y"] + 20)
    await finger.carry(third["x"] + 80, third["y"] - 300)
    await finger.lift()
    await expect(page.locator('[data-lifted="true"]')).to_have_count(0)
    await page.wait_for_function("scrollY > 100")
    await page.wait_for_function(STILL)
    assert await titles(page, "Shortlisted") == names

    await page.evaluate("scrollTo(0, 0)")
    await page.wait_for_function("scrollY === 0")
    await finger.press(third["x"] + 80, third["y"] + 20)
    await page.wait_for_timeout(LONG_PRESS)
    await expect(page.locator('[data-lifted="true"]')).to_have_count(1)
    await finger.carry(first["x"] + 80, first["y"] + 6)
    assert await page.evaluate("scrollY") == 0
    await finger.lift()
    moved = ["Card 02", "Card 00", "Card 01", *names[3:]]
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(moved)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.reload()
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(moved)
    assert on_board(visitor, "shortlisted") == moved
