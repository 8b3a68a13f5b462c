"""The dial, advice, reasons and what was learned, in a real browser: tried, applied, undone, by keys."""

import re

from playwright.async_api import Page, expect

from tests.browser.axe import axe_findings
from tests.browser.boards import said
from tests.browser.conftest import Visitor


async def look_around(visitor: Visitor) -> Page:
    """A person with the sample: a profile, jobs, and some of them on the board."""
    page = visitor.page
    await visitor.goto("/welcome")
    await page.get_by_role("button", name="Look around with sample data").click()
    await page.wait_for_url("**/feed*", timeout=40_000)
    await expect(page.locator(".job-detail header")).to_be_visible()
    return page


async def test_the_dial_shows_what_it_would_do_before_it_does_it(visitor: Visitor):
    page = await look_around(visitor)
    before = await page.get_by_text("pass at tightness 3").inner_text()
    await page.keyboard.press("4")
    effects = page.get_by_role("region", name="What would change")
    await expect(effects).to_contain_text("leave")
    await expect(
        page.get_by_role("list", name="Jobs that leave").get_by_role("listitem").first
    ).to_contain_text("Picky wants")
    assert await axe_findings(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.keyboard.press("5")
    await expect(page.get_by_role("button", name="Keep Strict")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(effects).to_be_hidden()
    await expect(page.get_by_text(before)).to_be_visible()
    await visitor.goto("/settings")
    await expect(page.get_by_role("radio", name="Balanced")).to_be_checked()
    await page.keyboard.press("4")
    await page.get_by_role("button", name="Keep Picky").click()
    await expect(said(page, "The feed is picky now.")).to_be_visible()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("radio", name="Balanced")).to_be_checked()
    assert await axe_findings(page) == []


async def test_a_suggestion_is_applied_with_one_click_and_undone_with_another(visitor: Visitor):
    page = await look_around(visitor)
    await visitor.goto("/profile")
    suggestions = page.get_by_role("list", name="Suggestions")
    overview = page.get_by_label("About you")
    await expect(overview).not_to_have_value("")
    said = await overview.input_value()
    row = suggestions.get_by_role("listitem").filter(has_text="Say in your overview").first
    await expect(row).to_contain_text("jobs you would rank ≥ 70")
    assert await axe_findings(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await row.get_by_role("button", name="Apply").click()
    await expect(overview).not_to_have_value(said)
    assert (await overview.input_value()).startswith(said)
    await page.get_by_role("button", name="Undo").click()
    await expect(overview).to_have_value(said)
    skill = suggestions.get_by_role("listitem").filter(has_text="among your skills").first
    name = (await skill.inner_text()).split("List ")[1].split(" among")[0]
    await skill.get_by_role("button", name="Apply").click()
    await expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()


async def test_why_a_job_is_here_and_less_like_it_by_keys(visitor: Visitor):
    page = await look_around(visitor)
    await page.keyboard.press("w")
    await expect(page.get_by_text("What learning changed")).to_be_visible()
    await expect(page.get_by_text(re.compile(r"by your \d+ decided applications"))).to_be_visible()
    await page.keyboard.press("w")
    await expect(page.get_by_text("What learning changed")).to_be_hidden()
    await page.get_by_role("button", name="Less like this").press("Enter")
    await page.get_by_role("group", name="Less of").get_by_role("button").first.press("Enter")
    assert await axe_findings(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.get_by_role("button", name="Show me less").press("Enter")
    await expect(said(page, "Your jobs are being ranked anew.")).to_be_visible()
    await expect(page.get_by_role("button", name="Less like this")).to_be_focused()
    await visitor.goto("/settings")
    await expect(page.get_by_text("30 % less for Skills")).to_be_visible()
    await page.get_by_role("button", name="Forget what was learned").click()
    await expect(page.get_by_text("30 % less for Skills")).to_be_hidden()
    await page.get_by_role("button", name="Undo").last.click()
    await expect(page.get_by_text("30 % less for Skills")).to_be_visible()
