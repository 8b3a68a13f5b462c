"""The inbox in a real browser: a loose mail filed, a message pasted, a reply drafted and sent, by keyboard and thumb."""

import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe_findings
from tests.browser.boards import put_on_board, said
from tests.browser.conftest import Visitor
from tests.sources.mail.making import a_mail, saved

SLOW = 40_000
LOOSE = "Are you free in January?"
ASKS = "What is your rate for the first part"
BOAST = "I have led twelve engineers at Google."


async def busy(visitor: Visitor) -> Page:
    """The visitor's inbox, full of sample mail."""
    await visitor.goto("/welcome")
    await visitor.page.get_by_role("button", name="Look around with sample data").click()
    await visitor.page.wait_for_url("**/feed", timeout=SLOW)
    await visitor.goto("/inbox")
    await expect(threads(visitor.page)).to_have_count(3, timeout=SLOW)
    return visitor.page


def threads(page: Page) -> Locator:
    return page.get_by_role("region", name="Conversations").locator("li.thread-item")


def opened(page: Page) -> Locator:
    return page.get_by_role("region", name="The conversation")


async def walk_to(page: Page, words: str) -> None:
    """With J through the list to the conversation that holds these words, and into it."""
    link = threads(page).filter(has_text=words).get_by_role("link")
    for _ in range(4):
        await page.keyboard.press("j")
        if await link.evaluate("node => node === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(re.compile(r"thread="))


async def test_a_loose_mail_is_filed_by_hand_and_put_back_and_another_tab_follows(visitor: Visitor) -> None:
    page = await busy(visitor)
    other = await visitor.another_tab("/inbox?show=to_file")
    await expect(threads(other)).to_have_count(1, timeout=SLOW)
    await expect(threads(page).first).to_contain_text("To file")
    await walk_to(page, LOOSE)
    await expect(opened(page).get_by_role("heading", name="Teresa")).to_be_visible()
    await expect(threads(page).first.locator(".search-count")).to_have_count(0)  # it has been read
    assert await axe_findings(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await opened(page).get_by_label("File with an application").select_option(index=1)
    await expect(said(page, "Filed, with the rest of its conversation.")).to_be_visible()
    await expect(page).to_have_url(re.compile(r"thread=a-"))
    await expect(threads(other)).to_have_count(0)
    await page.keyboard.press("Control+z")
    await expect(page).to_have_url(re.compile(r"thread=m-"))
    await expect(threads(other)).to_have_count(1)
    await opened(page).get_by_role("button", name="Belongs to none").click()
    await expect(said(page, "It belongs to no application.")).to_be_visible()
    await expect(threads(page).filter(has_text="To file")).to_have_count(0)
    await page.keyboard.press("u")
    await expect(page).to_have_url(re.compile(r"/inbox$"))
    await expect(threads(page).filter(has_text=LOOSE).locator(".search-count")).to_have_text("1 new")


async def test_a_message_is_pasted_and_a_reply_drafted_checked_and_sent(visitor: Visitor) -> None:
    page = await busy(visitor)
    await walk_to(page, ASKS)
    await page.keyboard.press("a")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Words").fill(
        "One more thing: where are you based, and have you worked with Python?"
    )
    await page.keyboard.press("Control+Enter")
    await expect(said(page, "The message is written down.")).to_be_visible()
    await expect(opened(page).get_by_text("Typed in")).to_be_visible()
    await page.get_by_label("The client's words").or_(page.locator("#conversation-title")).first.focus()
    await page.keyboard.press("r")
    text = opened(page).get_by_label("The text of the reply")
    await expect(text).to_have_value(re.compile(r"Thank you for your message"))
    await expect(text).to_be_focused()
    await text.press("Control+End")
    await text.press_sequentially(f"\n{BOAST}")
    sources = opened(page).get_by_role("list", name="Sources")
    await expect(sources.get_by_text("No source")).to_be_visible()
    await expect(sources.locator("li[data-tone='ok']").first).to_be_visible()
    assert await axe_findings(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await sources.get_by_role("button", name="Cut").click()
    await expect(text).not_to_have_value(re.compile("Google"))
    await opened(page).get_by_role("button", name="I sent it").click()
    await expect(said(page, "The reply is noted as sent. Follow up")).to_be_visible()
    await expect(threads(page).filter(has_text="You:")).to_have_count(1)
    await expect(text).to_have_count(0)
    await page.get_by_role("region", name="Notices").get_by_role("button", name="Undo").last.click()
    await expect(text).to_be_visible()


async def test_feedback_and_search_and_the_page_of_the_application(visitor: Visitor) -> None:
    page = await busy(visitor)
    await page.keyboard.press("/")
    await page.keyboard.type("comparable project")
    await expect(threads(page)).to_have_count(1)
    await expect(threads(page).locator("mark").first).to_have_text("comparable")
    await threads(page).get_by_role("link").click()
    await expect(opened(page).locator("mark").first).to_have_text("comparable")
    await opened(page).locator("li.said").last.locator("summary").click()
    await opened(page).get_by_role("button", name="This is feedback").last.click()
    form = page.get_by_role("form", name="Feedback of the client")
    await expect(form.get_by_label("The client's words")).to_have_value(re.compile("That sounds right"))
    await form.get_by_label("Outcome").select_option("hired")
    await form.get_by_label("Rating").select_option("5")
    await form.get_by_role("button", name="Keep as feedback").click()
    await expect(opened(page).get_by_text("Hired · ★ 5")).to_be_visible()
    await opened(page).get_by_role("link", name="Interviewing").click()
    await page.wait_for_url("**/applications/*")
    messages = page.locator("#messages")
    await expect(messages.get_by_text("Hired · ★ 5")).to_be_visible(timeout=SLOW)
    await expect(messages.locator("li.said")).to_have_count(3)
    assert await axe_findings(page) == []


async def test_on_a_phone_the_conversation_lies_over_the_list_and_leads_back(new_visitor) -> None:
    page = await busy(await new_visitor(width=390, height=844))
    await threads(page).filter(has_text=ASKS).get_by_role("link").click()
    await expect(page.locator("#conversation-title")).to_be_focused()
    await expect(opened(page).get_by_role("button", name="Draft a reply")).to_be_visible()
    await opened(page).get_by_role("link", name="Back to the list").click()
    await expect(opened(page)).to_be_hidden()
    await expect(threads(page).filter(has_text=ASKS).get_by_role("link")).to_be_focused()
    assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")


async def test_an_empty_inbox_takes_mails_and_shows_them_as_they_are_read(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = visitor.page
    await visitor.goto("/inbox")
    await expect(page.get_by_text("Drop mails here")).to_be_visible(timeout=SLOW)
    assert await axe_findings(page) == []
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.locator("input[type=file]").set_input_files(
        saved(tmp_path, a_mail("Hello there", subject=LOOSE))
    )
    await expect(threads(page)).to_have_count(1, timeout=SLOW)
    await expect(threads(page)).to_contain_text("To file")
    await expect(page.get_by_text("1 mail: 1 new message (0 filed, 1 to file).")).to_be_visible()
    await expect(page.get_by_role("button", name="Add mails")).to_be_visible()


async def test_the_first_message_is_pasted_into_an_empty_inbox(visitor: Visitor) -> None:
    put_on_board(visitor, in_conversation=["Alpha"])
    await visitor.goto("/inbox")
    page = visitor.page
    await page.get_by_role("button", name="Add a message").click()
    dialog = page.get_by_role("dialog", name="Add a message")
    await dialog.get_by_label("Words").fill("When could you begin?")
    await page.keyboard.press("Control+Enter")
    await expect(page).to_have_url(re.compile(r"thread=a-"))
    await expect(opened(page).get_by_text("When could you begin?")).to_be_visible()
