"""The copilot: a question is answered from one's own rows, each opens, and nothing is done before it is pressed."""

from playwright.async_api import expect

from tests.browser.axe import axe_findings
from tests.browser.boards import on_board, put_on_board, said
from tests.browser.conftest import Visitor


async def test_an_answer_cites_its_rows_and_a_proposal_waits_for_a_click(visitor: Visitor) -> None:
    put_on_board(visitor, shortlisted=["Booking site", "Logo for a bakery"])
    await visitor.goto("/copilot")
    page = visitor.page
    field = page.get_by_label("Your question")
    answers = page.get_by_role("list", name="Answers").locator("> li")
    await field.fill("Move “booking site” to Ready to apply")
    await field.press("Enter")
    answer = answers.filter(has=page.get_by_role("heading", name="Move “booking site” to Ready to apply"))
    proposal = answer.get_by_role("button", name="Move to Ready to apply: Booking site")
    await expect(proposal).to_be_visible()
    await expect(field).to_be_focused()
    await expect(field).to_have_value("")
    assert on_board(visitor, "ready_to_apply") == []
    assert await axe_findings(page) == []

    await proposal.click()
    await said(page, "“Booking site” moved to Ready to apply.").wait_for()
    assert on_board(visitor, "ready_to_apply") == ["Booking site"]
    await page.get_by_role("region", name="Notices").get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("region", name="Notices").get_by_role("button", name="Undo")).to_have_count(
        0
    )
    await visitor.goto("/copilot")
    assert sorted(on_board(visitor, "shortlisted")) == ["Booking site", "Logo for a bakery"]

    await expect(answers).to_have_count(1)
    await answers.first.get_by_role("link", name="Booking site").click()
    await expect(page.get_by_role("heading", name="Booking site").first).to_be_visible()


async def test_what_it_does_not_understand_it_says_and_offers_what_it_can(visitor: Visitor) -> None:
    await visitor.goto("/copilot")
    page = visitor.page
    await page.get_by_label("Your question").fill("<img src=x onerror=alert(1)>")
    await page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="<img src=x onerror=alert(1)>")
    await expect(heading).to_be_visible()
    await expect(page.locator("main img")).to_have_count(0)
    await page.get_by_text("What it can answer").click()
    await page.get_by_role("button", name="How does my pipeline look?").first.click()
    await expect(page.get_by_role("heading", name="How does my pipeline look?")).to_be_visible()
