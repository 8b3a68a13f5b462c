"""From a card that is ready to an application that is sent, by a phone that is signed in nowhere, and back."""

import re
from datetime import timedelta

import psycopg
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from tests.browser.axe import axe_findings
from tests.browser.boards import _dsn, join_team, on_board, put_on_board
from tests.browser.conftest import Visitor

TITLE = "Booking site"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


async def test_a_phone_sends_what_the_desk_prepared(visitor: Visitor, new_visitor) -> None:
    [card] = put_on_board(visitor, ready_to_apply=[TITLE]).values()
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        db.execute(
            "insert into public.cover_letters (team_id, job_id, user_id, content, word_count, status, ready_at)"
            " select team_id, job_id, user_id, 'Your booking site needs care.', 5, 'ready', now()"
            " from public.applications where id = %s", [card],
        )  # fmt: skip
        db.execute(
            "update public.jobs set budget_type = 'unknown', fixed_budget_min = null, fixed_budget_max = null"
            " where id = (select job_id from public.applications where id = %s)", [card],
        )  # fmt: skip
        db.execute(
            "insert into public.user_preferences (team_id, user_id, currency, current_hourly_max)"
            " select team_id, user_id, 'EUR', 61 from public.applications where id = %s"
            " on conflict (team_id, user_id) do update set currency = 'EUR', current_hourly_max = 61", [card],
        )  # fmt: skip
    await visitor.goto(f"/applications/{card}")
    page = visitor.page
    await page.get_by_label("It opens for").select_option("24 hours")
    await page.get_by_role("button", name="Make the apply link").click()
    await expect(page.get_by_role("img", name="QR code of the apply link")).to_be_visible()
    link = await page.get_by_text(re.compile(r"/apply/")).inner_text()
    assert _good_for(visitor) == timedelta(hours=24)
    for folded in ("Enter Connects", "Add what the client said"):
        await page.get_by_text(folded, exact=True).click()
    assert not await axe_findings(page)
    await page.get_by_label("Connects", exact=True).fill("16")
    await page.get_by_label("Reason").fill("A boost was needed")
    await page.get_by_role("button", name="Enter", exact=True).click()
    await expect(page.get_by_text("A boost was needed")).to_be_visible()

    phone = (await new_visitor(signed_in=False, width=390, height=844, permissions=CLIPBOARD)).page
    await phone.goto(link)
    await expect(phone.get_by_text("Your booking site needs care.")).to_be_visible()
    assert not await _axe_without_theme(phone)
    await expect(phone.get_by_text("€61/h")).to_be_visible()
    await phone.get_by_role("button", name="Copy rate").click()
    await expect(phone.get_by_role("button", name="Copied")).to_be_visible()
    assert await phone.evaluate("navigator.clipboard.readText()") == "61"
    await phone.evaluate("navigator.clipboard.writeText('')")
    await phone.evaluate(
        "void (navigator.clipboard.writeText = () => Promise.reject())"
    )  # as over plain http
    await phone.get_by_role("button", name="Copy rate").click()
    await expect(phone.get_by_role("button", name="Copied")).to_be_visible()
    assert await phone.evaluate("navigator.clipboard.readText()") == "61"
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


async def test_the_page_asks_for_letter_and_reason_as_the_board_does(visitor: Visitor) -> None:
    [card] = put_on_board(visitor, ready_to_apply=[TITLE]).values()
    await visitor.goto(f"/applications/{card}")
    page = visitor.page
    await page.get_by_role("button", name="Move to Applied").click()
    asked = page.get_by_role("dialog", name="The letter is not ready")
    await asked.get_by_role("button", name="I wrote it elsewhere").click()
    await expect(page.get_by_role("heading", name="Applied", exact=True)).to_be_visible()
    for column in ("In conversation", "Interviewing", "Lost"):
        await page.get_by_role("button", name=f"Move to {column}").click()
        await expect(page.get_by_role("heading", name=column, exact=True)).to_be_visible()
    why = page.get_by_role("dialog", name="Why did it end?")
    await why.get_by_role("button", name="Price").click()
    await expect(why).to_have_count(0)
    await expect(page.get_by_text("Reason: Price").first).to_be_visible()


async def test_a_colleague_reads_the_letter_and_its_owner_drafts_it_at_one_press(new_visitor) -> None:
    owner, colleague = await new_visitor(), await new_visitor(width=390, height=844)
    cards = put_on_board(owner, ready_to_apply=[TITLE], shortlisted=["Another"])
    with psycopg.connect(_dsn(owner.server.data)) as db:
        db.execute(
            "insert into public.cover_letters (team_id, job_id, user_id, content, word_count, status)"
            " select team_id, job_id, user_id, 'Your booking site needs care.', 5, 'draft'"
            " from public.applications where id = %s", [cards[TITLE]],
        )  # fmt: skip
    join_team(colleague, owner)
    await colleague.goto(f"/applications/{cards[TITLE]}")
    page = colleague.page
    await expect(page.get_by_text("This is the application of")).to_be_visible()
    await expect(page.get_by_role("link", name="Finish the letter")).to_have_count(0)
    await page.get_by_text("Read the letter").click()
    await expect(page.get_by_text("Your booking site needs care.")).to_be_visible()
    assert not await axe_findings(page)

    await owner.goto(f"/applications/{cards['Another']}")
    await owner.page.get_by_role("button", name="Draft the letter").click()
    await owner.page.wait_for_url("**/letters/*")
    await expect(owner.page.get_by_role("button", name="Draft a letter")).to_have_count(0)


def _good_for(visitor: Visitor) -> timedelta:
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        row = db.execute(
            "select s.expires_at - s.created_at from public.apply_sessions s join public.profiles p"
            " on p.user_id = s.user_id and p.team_id = s.team_id where p.email = %s", [visitor.email],
        ).fetchone()  # fmt: skip
    assert row is not None
    return timedelta(hours=round(row[0].total_seconds() / 3600))


async def _axe_without_theme(page: Page) -> list[str]:
    """Axe on a page that follows the system's colours by itself."""
    found: list[str] = []
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        said = await Axe().run(page)
        found += [violation["id"] for violation in said.response["violations"]]
    return found
