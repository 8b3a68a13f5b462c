"""The review of a letter without a mouse: a claim is accepted, rewritten and cut, and the letter marked ready."""

import re

from playwright.async_api import Locator, expect

from tests.browser.conftest import Visitor
from tests.browser.keys import press_on, tab_to
from tests.browser.letters import INVENTED
from tests.browser.test_letters import job_of, letter, open_letter, saved, underlined, versions_of

OTHER = "I led 40 engineers at a bank for 9 years."


async def test_unsourced_claims_are_accepted_rewritten_and_cut_by_keys_alone(visitor: Visitor) -> None:
    page = await open_letter(visitor)
    await tab_to(page, letter(page))
    await page.keyboard.press("Control+End")
    await page.keyboard.type(f" {INVENTED} {OTHER} What would you like to see first?")
    await page.keyboard.press("Control+s")
    await expect(saved(page)).to_be_visible()
    await expect(underlined(page, "bad")).not_to_have_count(0)
    sources = page.get_by_role("list", name="Sources").get_by_role("listitem")
    keycloak, bank = sources.filter(has_text="Keycloak"), sources.filter(has_text="40 engineers")

    await press_on(page, bank.get_by_role("button", name="Cut"))
    await expect(letter(page)).not_to_have_value(re.compile("40 engineers"))
    await expect(bank).to_have_count(0)

    await press_on(page, keycloak.get_by_role("button", name="Rewrite"))
    await expect(letter(page)).to_be_focused()
    chosen = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert "Keycloak" in await letter(page).evaluate(chosen)
    await page.keyboard.type("I have run Keycloak in production for 3 years.")
    await page.keyboard.press("Control+s")
    again = sources.filter(has_text="for 3 years")
    await press_on(page, again.get_by_role("button", name="It is true"))
    await expect(again).to_contain_text("Your own word")
    await press_on(page, again.get_by_role("button", name="Take it back"))
    await expect(again).to_contain_text("No source")
    await press_on(page, again.get_by_role("button", name="It is true"))
    await expect(again).to_contain_text("Your own word")

    met = page.get_by_role("button", name="It is met")
    while await met.count():
        left = await met.count()
        await press_on(page, met.first)
        await expect(met).to_have_count(left - 1)
    await tab_to(page, letter(page), back=True)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("Ready to send")).to_be_visible()
    assert "40 engineers" not in versions_of(visitor, job_of(page))[-1]


async def test_one_key_walks_the_claims_and_one_answers(visitor: Visitor) -> None:
    page = await open_letter(visitor)
    await tab_to(page, letter(page))
    await page.keyboard.press("Control+End")
    await page.keyboard.type(f" {INVENTED} {OTHER} What would you like to see first?")
    await page.keyboard.press("Control+s")
    await expect(underlined(page, "bad")).to_have_count(2)
    sources = page.get_by_role("list", name="Sources").get_by_role("listitem")
    keycloak, bank = sources.filter(has_text="Keycloak"), sources.filter(has_text="40 engineers")
    await page.evaluate("document.activeElement.blur()")

    async def walk_to(row: Locator) -> None:
        for _ in range(await sources.count()):
            if await row.evaluate("(here) => here.contains(document.activeElement)"):
                return
            await page.keyboard.press("j")
        await expect(row).to_be_focused()

    await walk_to(keycloak)
    await expect(keycloak).to_have_attribute("data-picked", "true")
    await page.keyboard.press("y")
    await expect(keycloak).to_contain_text("Your own word")
    await walk_to(bank)
    await page.keyboard.press("n")
    await expect(letter(page)).not_to_have_value(re.compile("40 engineers"))
    await walk_to(keycloak)
    await page.keyboard.press("u")
    await expect(keycloak).to_contain_text("No source")
    await page.keyboard.press("e")
    await expect(letter(page)).to_be_focused()
    chosen = "(field) => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert "Keycloak" in await letter(page).evaluate(chosen)
