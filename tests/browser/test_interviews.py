"""An interview rehearsed by keyboard and by voice: what is typed stays, what is said is written, the end is measured."""

import re
from collections.abc import Awaitable, Callable

from playwright.async_api import Browser, Page, expect

from tests.browser.axe import axe_findings
from tests.browser.boards import put_on_board
from tests.browser.chromium import ARGUMENTS, get_chromium
from tests.browser.conftest import Visitor

HEARS = """
window.SpeechRecognition = window.webkitSpeechRecognition = class {
  start() {
    const said = Object.assign([{ transcript: "and then I moved it" }], { isFinal: true });
    setTimeout(() => this.onresult({ resultIndex: 0, results: [said] }), 100);
  }
  stop() { this.onend?.(); }
};
"""
"""A browser that recognises one sentence, whatever its microphone hears."""
MICROPHONE = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
NewVisitor = Callable[..., Awaitable[Visitor]]


async def begun(visitor: Visitor) -> Page:
    page = visitor.page
    await visitor.goto("/interviews")
    await page.select_option("#questions", "5")
    await page.get_by_role("button", name="Plan the rehearsal").click()
    await expect(page.get_by_role("button", name="Start")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Your answer")).to_be_visible()
    return page


async def test_a_rehearsal_from_the_first_key_to_its_figures(visitor: Visitor) -> None:
    await visitor.page.add_init_script(HEARS)
    page = await begun(visitor)
    answer = page.get_by_label("Your answer")
    await page.keyboard.press("h")
    await expect(page.get_by_role("button", name="Hide the hint")).to_be_visible()
    await answer.fill("First I wrote a plan")
    await page.get_by_role("button", name="Answer by voice").click()
    await expect(answer).to_have_value("First I wrote a plan and then I moved it")
    await page.get_by_role("button", name="Stop listening").click()
    await expect(page.get_by_text("Saved ")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Your answer")).to_have_value("First I wrote a plan and then I moved it")
    assert await axe_findings(page) == []
    await page.get_by_label("Your answer").press("Control+Enter")
    await expect(page.get_by_text("Question 2")).to_be_visible()
    await page.locator("#page-title").focus()
    await page.keyboard.press("p")
    await expect(page.get_by_role("heading", name="Paused")).to_be_visible()
    await page.get_by_role("button", name="Finish here").click()
    await expect(page.get_by_role("heading", name="Three things to do next")).to_be_visible()
    await expect(page.locator(".transcript-line")).to_have_count(2)
    assert await axe_findings(page) == []


async def test_with_a_real_browser_and_a_made_up_microphone_typing_always_works(
    visitor: Visitor, chromium: Browser
) -> None:
    """A Chromium of a distribution has no speech service, or cannot reach it: that is said, and nothing is lost."""
    browser = await chromium.browser_type.launch(
        executable_path=get_chromium(), args=[*ARGUMENTS, *MICROPHONE]
    )
    context = await browser.new_context(base_url=visitor.server.url)
    await context.grant_permissions(["microphone"])
    await context.add_cookies(await visitor.context.cookies())  # type: ignore[arg-type]
    other = Visitor(visitor.email, context, await context.new_page(), visitor.server)
    page = await begun(other)
    by_voice = page.get_by_role("button", name="Answer by voice")
    told = page.locator(".voice")
    await expect(told).to_contain_text(
        "Type your answer" if not await by_voice.count() else "Bidwell keeps the words only"
    )
    if await by_voice.count():
        await by_voice.click()
        await expect(told.get_by_role("alert")).to_contain_text("Type your answer")
        await expect(page.get_by_role("button", name="Answer by voice")).to_be_visible()
    answer = page.get_by_label("Your answer")
    await answer.fill("Typed all the same")
    await expect(page.get_by_text("Saved ")).to_be_visible()
    await page.reload()
    await expect(answer).to_have_value("Typed all the same")
    await browser.close()


async def test_a_call_is_planned_from_the_page_of_its_application(visitor) -> None:
    [application] = put_on_board(visitor, in_conversation=["Alpha"]).values()
    page = visitor.page
    await visitor.goto(f"/applications/{application}")
    await page.get_by_role("link", name="Plan a call or rehearse").click()
    await expect(page.get_by_label("Job", exact=True).first).to_have_value(re.compile("^[0-9a-f-]{36}$"))
