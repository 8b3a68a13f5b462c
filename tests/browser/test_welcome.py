"""The welcome in a real browser: five questions, each saved, each may be skipped, on any device."""

from playwright.async_api import Page, expect

from tests.browser.axe import axe_findings
from tests.browser.conftest import Visitor


async def begin(visitor: Visitor) -> Page:
    await visitor.goto("/welcome")
    await visitor.page.get_by_role("button", name="Tell Bidwell who I am").click()
    await expect(visitor.page.get_by_role("heading", name="Who are you?")).to_be_visible()
    return visitor.page


async def on_to(page: Page, question: str) -> None:
    await page.get_by_role("button", name="Next").click()
    await expect(page.get_by_role("heading", name=question)).to_be_focused()


async def test_a_newcomer_answers_five_questions_and_lands_where_jobs_come_in(new_visitor):
    visitor = await new_visitor(timezone_id="Europe/Lisbon")
    await visitor.page.goto("/")
    await visitor.page.wait_for_url("**/welcome")
    page = await begin(visitor)
    await page.get_by_label("Headline").fill("Python backend developer")
    await page.get_by_label("Location").fill("Lisbon, Portugal")
    await page.get_by_label("About you").fill("I build APIs that stay up, for clinics and shops.")
    await expect(page.get_by_label("Country")).to_have_value("PT")
    await expect(page.get_by_label("Time zone")).to_have_value("Europe/Lisbon")
    await on_to(page, "What can you do?")
    skills = page.get_by_role("combobox", name="Skills")
    await skills.press_sequentially("postg")
    await page.get_by_role("option", name="PostgreSQL").click()
    for name in ("Python", "FastAPI", "Docker", "Django"):
        await skills.fill(name)
        await skills.press("Enter")
    await expect(page.get_by_role("button", name="Remove Django")).to_be_visible()
    await on_to(page, "What have you done?")
    await page.get_by_role("button", name="Add past work").click()
    await page.get_by_label("What you did or were").fill("Backend developer")
    await page.get_by_label("For whom").fill("A booking platform")
    await page.get_by_label("From").fill("06/2021")
    await page.get_by_label("Results").fill("Cut the import from 3 hours to 25 minutes")
    await on_to(page, "What do you want?")  # what is still open is saved
    await page.get_by_label("From, now").fill("60")
    await page.get_by_label("From, dreamt of").fill("50")
    await expect(page.get_by_text("You dream of less")).to_be_visible()
    await page.get_by_label("From, dreamt of").fill("75")
    await expect(page.get_by_text("You dream of less")).to_have_count(0)
    await on_to(page, "How picky should the feed be?")
    await page.get_by_role("radio", name="Picky").click()
    await expect(page.get_by_role("radio", name="Picky")).to_be_checked()
    await expect(page.get_by_text("There are no jobs yet.")).to_be_visible()
    await page.get_by_role("button", name="Import jobs").click()
    await page.wait_for_url("**/import")
    await page.goto("/")
    await page.wait_for_url("**/dashboard")
    await visitor.goto("/profile")
    await expect(page.get_by_text("A booking platform · since Jun 2021")).to_be_visible()
    await expect(page.get_by_role("radio", name="Picky")).to_be_checked()


async def test_it_goes_on_where_it_was_left_on_another_device(visitor, chromium):
    page = await begin(visitor)
    for question in ("What can you do?", "What have you done?"):
        await on_to(page, question)
    await page.get_by_role("button", name="Add past work").click()
    await page.get_by_label("What you did or were").fill("Backend developer")
    await page.get_by_label("For whom").fill("A booking platform")
    await page.get_by_label("From").focus()  # leaving a field keeps it
    await expect(page.get_by_text("3 of 5")).to_be_visible()
    await page.wait_for_timeout(300)
    elsewhere = await chromium.new_context(
        base_url=visitor.server.url, storage_state=await visitor.context.storage_state()
    )
    other = await elsewhere.new_page()
    await other.goto("/welcome")
    await expect(other.get_by_label("For whom")).to_have_value("A booking platform")
    await expect(other.get_by_text("3 of 5")).to_be_visible()
    await elsewhere.close()


async def test_every_question_may_be_skipped_and_the_browser_goes_back_a_step(visitor):
    page = await begin(visitor)
    for question in ("What can you do?", "What have you done?", "What do you want?"):
        await page.get_by_role("button", name="Skip").click()
        await expect(page.get_by_role("heading", name=question)).to_be_visible()
    await page.go_back()
    await expect(page.get_by_role("heading", name="What have you done?")).to_be_visible()
    await page.get_by_role("button", name="Step 5: How picky should the feed be?").click()
    await expect(page.get_by_text("5 of 5")).to_be_visible()


async def test_what_cannot_be_used_is_said_beside_its_field_and_stays_as_typed(visitor):
    page = await begin(visitor)
    await page.get_by_role("button", name="Step 3").click()
    await page.get_by_role("button", name="Add past work").click()
    await page.get_by_label("From").fill("some time ago")
    await page.get_by_label("Results").fill("Cut costs by 12%")
    await page.get_by_role("button", name="Save", exact=True).click()
    await expect(page.get_by_text("Say in a few words what you did or were.")).to_be_visible()
    await expect(page.get_by_text("Write month and year")).to_be_visible()
    await expect(page.get_by_label("From")).to_have_value("some time ago")
    await page.get_by_role("button", name="Next").click()
    await expect(page.get_by_text("3 of 5")).to_be_visible()
    await page.get_by_role("button", name="Step 4").click()
    await page.get_by_label("From, now").fill("60")
    await page.get_by_label("To, now").fill("50")
    await page.get_by_label("At least, fixed").fill("500")
    await expect(page.get_by_text("This is below the $60 beside it.")).to_be_visible()
    await page.get_by_label("From, now").fill("40")  # now the other one fits as well
    await expect(page.get_by_text("beside it")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_label("To, now")).to_have_value("50")


async def test_sample_data_fill_the_team_and_leave_it_with_one_click(visitor):
    page = visitor.page
    await visitor.goto("/welcome")
    await page.get_by_role("button", name="Look around with sample data").click()
    await page.wait_for_url("**/feed")
    await visitor.goto("/profile")
    await expect(page.get_by_text("Freight broker with 40 dispatchers")).to_be_visible()
    await visitor.goto("/settings")
    await page.get_by_role("button", name="Remove the sample data").click()
    await page.wait_for_url("**/welcome**")
    await visitor.goto("/profile")
    await expect(page.get_by_role("button", name="Add past work")).to_be_visible()


async def test_a_stranger_may_look_around_in_an_account_of_its_own(new_visitor):
    visitor = await new_visitor(signed_in=False)
    page = visitor.page
    await visitor.goto("/sign-up")
    await page.get_by_role("button", name="Look around with sample data").click()
    await page.wait_for_url("**/feed")
    await visitor.goto("/settings")
    await expect(page.get_by_text("This is a sample account")).to_be_visible()
    await page.get_by_role("main").get_by_role("button", name="Make an account of your own").click()
    await page.wait_for_url("**/sign-up")
    await expect(page.get_by_role("button", name="Look around with sample data")).to_be_visible()


async def test_a_form_on_another_site_cannot_start_a_sample(new_visitor):
    visitor = await new_visitor(signed_in=False)
    for path in ("/session/demo", "/session/start"):
        answer = await visitor.context.request.post(
            f"{visitor.server.url}{path}", headers={"Origin": "https://elsewhere.example"}, max_redirects=0
        )
        assert answer.status == 403


async def test_axe_finds_nothing_on_any_step(visitor):
    await visitor.goto("/welcome")
    await expect(visitor.page.get_by_role("button", name="Tell Bidwell who I am")).to_be_visible()
    assert await axe_findings(visitor.page) == []
    page = await begin(visitor)
    for number in range(1, 6):
        await page.get_by_role("button", name=f"Step {number}").click()
        await expect(page.get_by_text(f"{number} of 5")).to_be_visible()
        if number == 3:
            await page.get_by_role("button", name="Add past work").click()
            await page.get_by_role("button", name="Save", exact=True).click()
            await expect(page.get_by_text("Say in a few words")).to_be_visible()
        assert await axe_findings(page) == [], f"step {number}"
