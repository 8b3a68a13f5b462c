"""Signing up, in and out, in a real browser."""

from playwright.async_api import expect

from tests.browser.conftest import PASSWORD


async def test_a_stranger_is_sent_to_sign_in_and_brought_back(new_visitor):
    await new_visitor()  # where nobody has an account yet, the door is the sign-up
    stranger = await new_visitor(signed_in=False)
    await stranger.page.goto("/feed")
    await stranger.page.wait_for_url("**/sign-in?next=%2Ffeed")


async def test_somebody_signs_up_signs_out_and_in_again(new_visitor):
    stranger = await new_visitor(signed_in=False)
    page = stranger.page
    await page.goto("/sign-up")
    await expect(page.get_by_label("Your name")).to_be_focused()
    await page.get_by_label("Your name").fill("Sample Person")
    await page.get_by_label("E-mail").fill(stranger.email)
    await page.get_by_label("Password", exact=True).fill("too short")
    await page.get_by_role("button", name="Make the account").click()
    await page.wait_for_url("**/sign-up?error=*")
    await expect(page.get_by_label("Your name")).to_have_value("Sample Person")
    await expect(page.get_by_label("E-mail")).to_have_value(stranger.email)
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Make the account").click()
    await page.wait_for_url("**/welcome")
    await page.goto("/settings")
    await page.locator("summary.account").click()
    await page.get_by_role("button", name="Sign out").first.click()
    await page.wait_for_url("**/sign-in")
    await page.get_by_label("E-mail").fill(stranger.email)
    await page.get_by_label("Password", exact=True).fill("wrong password, surely")
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url("**/sign-in?error=*")
    assert await page.get_by_role("alert").first.inner_text()
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url("**/welcome")
