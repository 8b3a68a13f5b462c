"""From a card that is ready to an application that is sent, by a phone that is signed in nowhere, and back."""

import re

import psycopg
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.axe import axe_findings
from tests.browser.boards import _dsn, on_board, put_on_board
from tests.browser.conftest import Visitor

TITLE = "Booking site"


async def test_a_phone_sends_what_the_desk_prepared(visitor: Visitor, new_visitor) -> None:
    [card] = put_on_board(visitor, ready_to_apply=[TITLE]).values()
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        db.execute(
            "insert into public.cover_letters (team_id, job_id, user_id, content, word_count, status, ready_at)"
            " select team_id, job_id, user_id, 'Your booking site needs care.', 5, 'ready', now()"
            " from public.applications where id = %s", [card],
        )  # fmt: skip
    await visitor.goto(f"/applications/{card}")
    page = visitor.page
    await page.get_by_role("button", name="Make the apply link").click()
    await expect(page.get_by_role("img", name="QR code of the apply link")).to_be_visible()
    link = await page.get_by_text(re.compile(r"/apply/")).inner_text()
    assert not await axe_findings(page)

    phone = (await new_visitor(signed_in=False, width=390, height=844)).page
    await phone.goto(link)
    await expect(phone.get_by_text("Your booking site needs care.")).to_be_visible()
    assert not await _axe_without_theme(phone)
    await phone.get_by_role("checkbox", name="Paste the letter").check()
    await phone.reload()
    await expect(phone.get_by_role("checkbox", name="Paste the letter")).to_be_checked()
    await phone.get_by_label("Connects spent").fill("12")
    await phone.get_by_role("button", name="I submitted it").click()
    await expect(phone.get_by_role("heading", name="Noted: you applied")).to_be_visible()
    assert (await phone.context.request.get(link)).status == 404

    assert on_board(visitor, "applied") == [TITLE]
    await expect(
        page.get_by_role("heading", name="Applied", exact=True)
    ).to_be_visible()  # by itself, in the open tab
    await page.get_by_role("button", name="Undo the last move").click()
    await expect(page.get_by_role("heading", name="Ready to apply")).to_be_visible()
    assert on_board(visitor, "ready_to_apply") == [TITLE]


async def _axe_without_theme(page: Page) -> list[str]:
    """Axe on a page that follows the system's colours by itself."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        said = await Axe().run(page)
        found += [violation["id"] for violation in said.response["violations"]]
    return found
