"""The brief before a talk goes on one sheet of paper, without anything around it."""

import pypdfium2
from playwright.async_api import expect

from tests.browser.conftest import Visitor
from tests.browser.letters import a_job_for, give_facts

QUESTIONS = [
    f"Question {number}: how would you move the calendar of forty clinics from PHP to FastAPI without a night of"
    " downtime, and which of your projects shows that you have done this before with a team of this size?"
    for number in range(1, 11)
]
LONG = [f"{number} clinics moved their FastAPI calendar with PostgreSQL " * 5 for number in (40, 50)]


async def test_a_brief_is_printed_on_one_page_without_navigation(visitor: Visitor) -> None:
    give_facts(visitor, results=LONG)
    await visitor.goto(f"/brief/{a_job_for(visitor, questions=QUESTIONS)}")
    page = visitor.page
    await expect(page.get_by_role("heading", name="What they will probably ask")).to_be_visible()
    document = pypdfium2.PdfDocument(await page.pdf(format="A4", prefer_css_page_size=True))
    assert len(document) == 1
    words = document[0].get_textpage().get_text_bounded()
    assert "Before you talk" in words
    assert "What to ask them" in words
    for around in ("Skip to content", "Pipeline", "Earnings", "Your letter", "Make it anew"):
        assert around not in words
