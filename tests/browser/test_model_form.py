"""The language model in the settings: its key goes in and never comes out, a test says what it answers."""

from playwright.async_api import expect

from tests.browser.axe import axe_findings
from tests.browser.boards import said
from tests.browser.conftest import Visitor
from tests.llm.fake_server import fake_model

KEY = "sk-secret-of-this-test-0001"


async def test_a_model_is_set_up_tried_and_refused_where_it_may_not_be(visitor: Visitor) -> None:
    await visitor.goto("/settings")
    page = visitor.page
    section = page.locator("#model-section")
    await section.get_by_text("Set one up").click()
    with fake_model() as model:
        await section.get_by_label("Provider").select_option("other")
        await section.get_by_label("Model", exact=True).fill("small-one")
        await section.get_by_label("Base address").fill(model.url)
        await section.get_by_label("Key").fill(KEY)
        await section.get_by_role("button", name="Save").click()
        await said(page, "Kept. Try it with “Test”.").wait_for()
        test = section.get_by_role("button", name="Test")
        await expect(test).to_be_focused()
        await expect(section.get_by_label("Key")).to_have_value("")
        assert KEY not in await page.content()
        await test.press("Enter")
        await expect(section.get_by_role("status")).to_be_visible()
        assert model.headers[0]["authorization"] == f"Bearer {KEY}"
        model.mode = "401"
        await test.press("Enter")
        await expect(section.get_by_role("alert")).to_be_visible()

    if not await section.get_by_label("Base address").is_visible():
        await section.get_by_text("Change it").click()
    await section.get_by_label("Base address").fill("http://10.0.0.7:8080/v1")
    await section.get_by_label("Key").fill(KEY)
    await section.get_by_role("button", name="Save").click()
    await expect(test).to_be_focused()
    await expect(section.get_by_label("Key")).to_have_value("")
    await test.press("Enter")
    await expect(section.get_by_role("alert")).to_contain_text("not open to models")
    await section.get_by_role("button", name="Forget it").press("Enter")
    await said(page, "The model and its key are gone.").wait_for()
    await page.reload()
    await expect(section.get_by_text("Set one up")).to_be_visible()
    assert KEY not in await page.content()
    assert await axe_findings(page) == []
