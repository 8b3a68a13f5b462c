"""Profile and settings in a real browser: saved as one types, given back when removed by mistake."""

from playwright.async_api import Page, expect

from tests.browser.axe import axe_findings
from tests.browser.conftest import PASSWORD, Visitor, import_fixtures


async def open_profile(visitor: Visitor) -> Page:
    await visitor.goto("/profile")
    await expect(visitor.page.get_by_label("Headline")).to_be_visible()
    return visitor.page


async def test_a_field_is_saved_by_itself_and_counts(visitor):
    page = await open_profile(visitor)
    bar = page.get_by_role("region", name="Completeness")
    await expect(bar).to_contain_text("add a headline")
    await page.get_by_label("Headline").fill("Python backend developer")
    await expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    await expect(bar).not_to_contain_text("add a headline")
    await page.reload()
    await expect(page.get_by_label("Headline")).to_have_value("Python backend developer")


async def test_a_new_name_is_on_the_account_at_once(visitor):
    page = await open_profile(visitor)
    await page.get_by_label("Your name").fill("Ines Example")
    await expect(page.get_by_label("Account of Ines Example")).to_be_visible()


async def test_a_removed_skill_and_a_removed_job_come_back(visitor):
    page = await open_profile(visitor)
    skills = page.get_by_role("combobox", name="Skills")
    await skills.fill("Python")
    await skills.press("Enter")
    await page.get_by_role("button", name="Remove Python").click()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_role("button", name="Remove Python")).to_be_visible()
    await page.get_by_role("button", name="Add past work").click()
    await page.get_by_label("What you did or were").fill("Backend developer")
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.get_by_role("button", name="Remove Backend developer").click()
    await expect(page.get_by_role("button", name="Add past work")).to_be_visible()
    await page.get_by_role("button", name="Undo").last.click()
    await expect(page.get_by_text("Backend developer", exact=True)).to_be_visible()


async def test_a_list_of_skills_is_taken_whole_and_what_is_said_of_it_is_true(visitor):
    page = await open_profile(visitor)
    skills = page.get_by_role("combobox", name="Skills")
    await skills.fill(
        "Tax Preparation, Accounts Payable, VAT returns, Accounts Receivable, Bank reconciliation, Xero"
    )
    await skills.press("Enter")
    for name in ("VAT returns", "Accounts Receivable", "Bank reconciliation", "Xero"):
        await expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()
    await expect(page.locator("#live")).to_contain_text("Bank reconciliation, Xero added.")
    await skills.fill("xero accounting")
    await skills.press("Enter")
    said = "xero accounting is there already, as Xero."
    await expect(page.locator("#skills-error")).to_have_text(said)
    await expect(page.locator("#live")).to_have_text(said)


async def test_an_entry_is_edited_and_a_change_of_mind_loses_nothing(visitor):
    page = await open_profile(visitor)
    await page.get_by_role("button", name="Add education").click()
    await page.get_by_label("Where").fill("Night school")
    await page.get_by_role("button", name="Cancel").click()
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_label("Where")).to_have_value("Night school")
    await page.get_by_role("button", name="Save", exact=True).click()
    await page.get_by_role("button", name="Edit Night school").click()
    await page.get_by_label("Degree or certificate").fill("Diploma")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Diploma", exact=True)).to_be_visible()


async def test_a_changed_profile_ranks_the_jobs_anew(visitor):
    await import_fixtures(visitor)
    page = await open_profile(visitor)
    strict = page.locator("label", has=page.get_by_role("radio", name="Open"))
    await expect(strict).to_contain_text("jobs")
    before = await strict.inner_text()
    skills = page.get_by_role("combobox", name="Skills")
    for name in ("Python", "PostgreSQL", "Django", "React", "WordPress", "SEO", "Excel", "Copywriting"):
        await skills.fill(name)
        await skills.press("Enter")
    await expect(strict).not_to_have_text(before, use_inner_text=True)


async def test_the_time_zone_is_guessed_shown_and_changed(new_visitor):
    visitor = await new_visitor(timezone_id="Asia/Tokyo")
    await visitor.goto("/settings")
    zone = visitor.page.get_by_label("Time zone")
    await expect(zone).to_have_value("Asia/Tokyo")
    await expect(visitor.page.get_by_text("Guessed from this browser")).to_be_visible()
    await zone.select_option("Europe/Lisbon")
    await expect(visitor.page.get_by_text("Guessed from this browser")).to_have_count(0)
    await visitor.page.reload()
    await expect(zone).to_have_value("Europe/Lisbon")


async def test_the_appearance_is_chosen_and_kept(visitor):
    await visitor.goto("/settings")
    await visitor.page.get_by_role("group", name="Appearance").get_by_role("button", name="Dark").click()
    await visitor.page.reload()
    await expect(visitor.page.locator("html.dark")).to_be_attached()


async def test_the_password_is_changed_and_other_browsers_are_out(visitor):
    page = visitor.page
    await visitor.goto("/settings")
    await page.get_by_label("Present password").fill("not my password 1")
    await page.get_by_label("New password").fill("violet harbour 93")
    await page.get_by_role("button", name="Change password").click()
    await expect(page.get_by_text("This is not your present password.")).to_be_visible()
    await page.get_by_label("Present password").fill(PASSWORD)
    await page.get_by_role("button", name="Change password").click()
    await expect(page.get_by_role("region", name="Notices")).to_contain_text("Your password is changed.")
    await expect(page.get_by_label("Present password")).to_have_value("")
    await page.get_by_role("button", name="Sign out of every browser").click()
    await page.wait_for_url("**/sign-in")
    await expect(page.get_by_role("button", name="Look around with sample data")).to_be_visible()


async def test_the_data_folder_is_named(visitor):
    await visitor.goto("/settings")
    await expect(visitor.page.get_by_text(str(visitor.server.data), exact=True)).to_be_visible()


async def test_axe_finds_nothing(visitor):
    page = await open_profile(visitor)
    await page.get_by_role("combobox", name="Skills").fill("Python")
    await page.keyboard.press("Enter")
    await page.get_by_text("How well, and for how many years").click()
    await page.get_by_role("button", name="Add education").click()
    await expect(page.get_by_label("Level of Python")).to_be_visible()
    assert await axe_findings(page) == []
    await visitor.goto("/settings")
    await expect(page.get_by_label("Time zone")).to_be_visible()
    assert await axe_findings(page) == []
