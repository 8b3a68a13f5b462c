"""A colleague is invited, joins, is made a viewer, and goes home again; all by the page."""

import asyncio
import re

from playwright.async_api import expect

from tests.browser.axe import axe_findings
from tests.browser.boards import put_on_board, said
from tests.browser.conftest import PASSWORD


async def test_a_colleague_comes_by_an_invitation_and_follows_the_board(visitor, new_visitor):
    await visitor.goto("/team")
    owner = visitor.page
    await expect(owner.get_by_label("Name of the team")).to_be_visible()
    await owner.get_by_label("Name of the team").fill("The studio")
    await owner.get_by_label("Name of the team").press("Tab")
    await owner.get_by_label("As", exact=True).select_option("member")
    await owner.get_by_role("button", name="Make an invitation").click()
    link = await owner.get_by_label("The address of the invitation").input_value()
    assert re.fullmatch(r"http://localhost:\d+/join\?t=[A-Za-z0-9_-]{43}", link), link

    colleague = await new_visitor(signed_in=False)
    page = colleague.page
    await page.goto(link)
    await expect(page.get_by_text("invites you to the team")).to_contain_text("The studio")
    await page.get_by_role("link", name="Make an account").click()
    await page.get_by_label("Your name").fill("A colleague")
    await page.get_by_label("E-mail").fill(colleague.email)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Make the account").click()
    await page.get_by_role("button", name="Join the team").click()
    await page.wait_for_url("**/pipeline")
    await expect(page.get_by_role("complementary").get_by_text("The studio")).to_be_visible()
    await page.goto("/team")
    await expect(page.get_by_text("The studio").first).to_be_visible()
    await expect(page.get_by_role("button", name="Make an invitation")).to_have_count(0)

    await owner.reload()
    roles = owner.get_by_label("Role of A colleague")
    await expect(roles).to_have_value("member")
    await roles.select_option("viewer")
    await expect(said(owner, "The role is changed.")).to_be_visible()
    put_on_board(visitor, shortlisted=["Alpha"])
    await page.goto("/pipeline")
    await expect(page.locator(".kcard-title")).to_have_text(["Alpha"])
    await expect(page.get_by_text("You may look, not move")).to_be_visible()
    await page.goto("/welcome")
    await page.wait_for_url("**/pipeline")

    await page.goto("/team")
    await page.get_by_role("button", name="Go there").click()
    await page.goto("/pipeline")
    await expect(page.get_by_role("heading", name="Pipeline").first).to_be_visible()
    await expect(page.locator(".kcard-title")).to_have_count(0)
    await page.goto(link)
    await expect(page.get_by_text("This invitation is used up")).to_be_visible()

    await owner.get_by_role("button", name="Remove A colleague").click()
    await owner.get_by_role("button", name="Remove from the team").click()
    await expect(owner.get_by_label("Role of A colleague")).to_have_count(0)


async def test_axe_finds_nothing_on_the_page_of_the_team(visitor):
    await visitor.goto("/team")
    await visitor.page.get_by_role("button", name="Make an invitation").click()
    await expect(visitor.page.get_by_label("The address of the invitation")).to_be_visible()
    assert await axe_findings(visitor.page) == []


async def test_whoever_is_made_a_viewer_or_put_out_is_told_at_once(visitor, new_visitor):
    await visitor.goto("/team")
    owner = visitor.page
    await owner.get_by_label("Name of the team").fill("The studio")
    await owner.get_by_label("Name of the team").press("Tab")
    await owner.get_by_label("As", exact=True).select_option("member")
    await owner.get_by_role("button", name="Make an invitation").click()
    link = await owner.get_by_label("The address of the invitation").input_value()
    [application] = put_on_board(visitor, shortlisted=["Alpha"]).values()
    colleague = await new_visitor()
    page = colleague.page
    await page.goto(link)
    await page.get_by_role("button", name="Join the team").click()
    await page.wait_for_url("**/pipeline")
    await page.goto(f"/applications/{application}")
    notes = page.get_by_label("Notes")
    await expect(notes).to_be_editable()
    await owner.reload()
    roles = owner.get_by_label("Role of Sample Person")
    await expect(roles).to_have_value("member")

    typing = asyncio.ensure_future(notes.press_sequentially("word " * 40, delay=60))
    await expect(notes).to_have_value(re.compile("word word"))
    await roles.select_option("viewer")
    await typing
    await expect(page.get_by_text("what you typed was not saved")).to_be_visible()
    await expect(notes).not_to_be_editable()
    await expect(notes).to_have_value(re.compile("word"))
    await expect(page.get_by_role("button", name="Copy it")).to_be_visible()

    await owner.get_by_role("button", name="Remove Sample Person").click()
    await owner.get_by_role("button", name="Remove from the team").click()
    await page.wait_for_url("**/left-team")
    await expect(page.get_by_role("heading", level=1)).to_have_text(
        "You are no longer in the team The studio."
    )
    assert await axe_findings(page) == []
    await page.go_back()
    await page.wait_for_url("**/left-team")
    await page.get_by_role("button", name="Go to").click()
    await page.wait_for_url(lambda url: "left-team" not in url)
    await page.goto("/pipeline")
    await expect(page.get_by_role("heading", name="Pipeline").first).to_be_visible()
    await expect(page.locator(".kcard-title")).to_have_count(0)
