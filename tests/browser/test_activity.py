"""Activity in a real browser: what was done is there, a colleague's tab follows, filters stand in the address."""

from tests.browser.axe import axe_findings
from tests.browser.conftest import Visitor


async def test_what_is_done_shows_by_itself_and_can_be_filtered(visitor: Visitor) -> None:
    await visitor.goto("/activity")
    page = visitor.page
    await page.get_by_text("joined the team").wait_for()
    profile = await visitor.another_tab("/profile")
    await profile.get_by_label("Headline").fill("Python developer")
    await profile.get_by_label("Headline").blur()
    line = page.get_by_role("listitem").filter(has_text="headline: nothing → Python developer")
    await line.wait_for()
    await line.get_by_role("link", name="the profile").wait_for()
    await profile.close()
    await page.get_by_role("link", name="Team", exact=True).click()
    await page.wait_for_url("**/activity?kind=team")
    await page.get_by_text("Python developer").wait_for(state="detached")
    assert await axe_findings(page) == []
    await page.get_by_label("By").select_option("Bidwell itself")
    await page.get_by_text("Nothing of this kind has happened.").wait_for()
    assert await axe_findings(page) == []
    await page.get_by_role("main").get_by_label("Menu and account").click()
    assert await page.get_by_role("main").get_by_role("link", name="Activity").is_visible()
    await page.keyboard.press("Escape")
    await page.get_by_role("link", name="Show everything").click()
    await line.wait_for()
    assert await axe_findings(page) == []
