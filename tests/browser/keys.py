"""Hands on the keyboard alone: a control is reached by Tab, as somebody without a mouse reaches it."""

from playwright.async_api import Locator, Page

MOST = 150
IS_FOCUSED = "(node) => node === document.activeElement"


async def tab_to(page: Page, wanted: Locator, *, back: bool = False) -> None:
    """Press Tab until this control has the focus; it has to be within reach."""
    await wanted.wait_for()
    for _ in range(MOST):
        if await wanted.evaluate(IS_FOCUSED):
            return
        await page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{wanted} is not to be reached by Tab.")


async def press_on(page: Page, wanted: Locator, key: str = "Enter", *, back: bool = False) -> None:
    """Reach a control by Tab, and press it."""
    await tab_to(page, wanted, back=back)
    await page.keyboard.press(key)
