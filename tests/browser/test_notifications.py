"""The centre of notifications: a kind is muted from its own line, and the way to the settings ends where they are."""

import psycopg
from playwright.async_api import expect

from tests.browser.axe import axe_findings
from tests.browser.boards import _dsn, said
from tests.browser.conftest import Visitor

SENTENCE = "Job search: 3 new jobs, 2 above your bar."


async def test_a_kind_is_muted_from_its_line_and_the_settings_are_one_click_away(visitor: Visitor) -> None:
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        db.execute(
            "insert into public.notifications (team_id, user_id, type, payload) select team_id, user_id, 'job_search',"
            ' \'{"new": 3, "passed": 2}\' from public.profiles where email = %s',
            [visitor.email],
        )
    await visitor.goto("/notifications")
    page = visitor.page
    await expect(page.get_by_role("link", name="Notifications, 1 not read")).to_be_visible()
    assert await axe_findings(page) == []
    await page.get_by_role("button", name="Mute “Job search”").click()
    await said(page, "“Job search” rings the bell no more.").wait_for()
    await expect(page.get_by_role("button", name=SENTENCE)).to_have_count(0)
    await expect(page.get_by_role("link", name="Notifications, 1 not read")).to_have_count(0)
    await page.get_by_role("link", name="Job search (muted)").click()
    await page.get_by_role("button", name="Let “Job search” ring again").click()
    await expect(page.get_by_role("link", name="Notifications, 1 not read")).to_be_visible()
    await page.get_by_role("link", name="Notification settings").click()
    await page.wait_for_url("**/settings?section=notifications")
    heading = page.locator("#channels-section").get_by_role("heading", name="Notifications")
    await expect(heading).to_be_focused()
    await expect(heading).to_be_in_viewport()
