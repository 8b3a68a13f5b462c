"""The board as a person uses it: mouse, keys and menu, and every move can be taken back."""

import re

from playwright.async_api import expect

from tests.browser.boards import card, column, drag, on_board, open_board, said
from tests.browser.conftest import Visitor


async def test_an_empty_board_leads_to_the_feed(visitor: Visitor) -> None:
    await visitor.goto("/pipeline")
    await visitor.page.get_by_role("link", name="Choose jobs in the feed").click()
    await visitor.page.wait_for_url("**/feed")


async def test_a_card_is_dragged_saved_and_taken_back(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"], ready_to_apply=["Gamma"])
    await drag(page, "Alpha", "Ready to apply")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha", "Gamma"])
    await expect(said(page, "“Alpha” moved to Ready to apply.")).to_be_visible()
    await expect(column(page, "Ready to apply").locator(".kcolumn-count")).to_have_text("2 · $1 k")
    assert on_board(visitor, "ready_to_apply") == ["Alpha", "Gamma"]
    await page.reload()
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha", "Gamma"])
    await drag(page, "Beta", "Ready to apply")
    await said(page, "“Beta” moved").wait_for()
    await page.keyboard.press("Control+z")
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Beta"])
    assert on_board(visitor, "shortlisted") == ["Beta"]


async def test_a_card_that_is_flung_lands_where_it_was_let_go(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"])
    for title in ("Alpha", "Beta"):
        start = await card(page, title).bounding_box()
        target = await column(page, "Ready to apply").get_by_role("list").bounding_box()
        assert start is not None
        assert target is not None
        await page.mouse.move(start["x"] + 60, start["y"] + 20)
        await page.mouse.down()
        await page.mouse.move(target["x"] + 80, target["y"] + 40, steps=2)
        await page.mouse.up()
        await said(page, f"“{title}” moved").wait_for()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert sorted(on_board(visitor, "ready_to_apply")) == ["Alpha", "Beta"]


async def test_while_a_card_is_carried_only_the_possible_columns_light_up(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha"], applied=["Beta"])
    await drag(page, "Alpha", "Applied", drop=False)
    await expect(column(page, "Ready to apply")).to_have_attribute("data-state", "legal")
    await expect(column(page, "Applied")).to_have_attribute("data-state", "illegal")
    sentence = page.locator("#lift-sentence")
    await expect(sentence).to_have_text(
        "From Shortlisted an application goes to Ready to apply, not to Applied."
    )
    await page.mouse.up()
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Alpha"])
    await expect(sentence).to_contain_text("not to Applied")
    assert on_board(visitor, "shortlisted") == ["Alpha"]


async def test_everything_goes_by_keyboard(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta"], ready_to_apply=["Gamma"])
    await card(page, "Alpha").focus()
    await page.keyboard.press("ArrowDown")
    await expect(card(page, "Beta")).to_be_focused()
    await page.keyboard.press("Space")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Space")
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Beta", "Alpha"])
    await expect(card(page, "Beta")).to_be_focused()
    await page.keyboard.press("Shift+ArrowRight")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Beta", "Gamma"])
    await expect(card(page, "Beta")).to_be_focused()
    await expect(page.locator("#live")).to_contain_text("Beta")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowLeft")
    await expect(card(page, "Alpha")).to_be_focused()
    await page.keyboard.press("m")
    await page.keyboard.press("2")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(
        ["Alpha", "Beta", "Gamma"]
    )
    await said(page, "“Alpha” moved").wait_for()
    await page.keyboard.press("u")
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Alpha"])
    assert on_board(visitor, "ready_to_apply") == ["Beta", "Gamma"]


async def test_typed_letters_find_the_column_in_the_menu(visitor: Visitor) -> None:
    page = await open_board(visitor, interviewing=["Alpha"], shortlisted=["Beta"])
    await card(page, "Alpha").focus()
    await page.keyboard.press("m")
    menu = page.get_by_role("dialog", name="Move or change Alpha")
    await page.keyboard.type("lost")
    await expect(menu.get_by_role("button", name="Lost")).to_be_focused()
    await page.keyboard.press("Escape")
    await card(page, "Beta").focus()
    await page.keyboard.press("m")
    await page.keyboard.type("lost")  # where there is no such column, nothing else is meant
    await expect(page.get_by_role("button", name="Ready to apply")).to_be_focused()
    await page.get_by_role("button", name="Write the letter").click()
    await expect(page.get_by_role("button", name="Draft a letter")).to_be_visible()


async def test_when_a_card_leaves_the_board_the_next_one_has_the_focus(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha", "Beta", "Gamma"])
    await card(page, "Beta").focus()
    await page.keyboard.press("m")
    await page.keyboard.type("take")
    await page.keyboard.press("Enter")
    await said(page, "“Beta” is off the board.").wait_for()
    await expect(card(page, "Gamma")).to_be_focused()


async def test_a_key_that_takes_a_card_off_what_is_shown_moves_no_other_card_when_it_is_pressed_again(
    visitor: Visitor,
) -> None:
    page = await open_board(visitor, interviewing=["Alpha"], applied=["Beta"], shortlisted=["Gamma"])
    closed = page.get_by_role("button", name=re.compile("^Closed"))
    await card(page, "Alpha").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await said(page, "“Alpha” moved to Won.").wait_for()
    await expect(page.locator("#live")).to_contain_text("“Alpha” moved to Won.")
    await expect(closed).to_be_focused()
    await page.keyboard.press("Shift+ArrowRight")
    await page.keyboard.press("u")
    await expect(column(page, "Interviewing")).to_contain_text("Alpha")
    await expect(card(page, "Alpha")).to_be_focused()
    assert (on_board(visitor, "applied"), on_board(visitor, "shortlisted")) == (["Beta"], ["Gamma"])
    await page.keyboard.press("Shift+ArrowRight")
    await expect(closed).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(card(page, "Gamma")).to_be_focused()


async def test_an_end_asks_why_with_one_tap(visitor: Visitor) -> None:
    page = await open_board(visitor, applied=["Alpha"])
    await card(page, "Alpha").focus()
    await page.keyboard.press("a")
    await page.get_by_role("button", name="No reply").click()
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await page.get_by_role("button", name=re.compile("^Closed")).click()
    await expect(column(page, "Archived")).to_contain_text("no reply")
    await expect(column(page, "Archived").get_by_role("heading")).to_be_in_viewport(ratio=1)


async def test_applying_asks_for_the_letter(visitor: Visitor) -> None:
    page = await open_board(visitor, ready_to_apply=["Alpha"])
    await drag(page, "Alpha", "Applied")
    question = page.get_by_role("dialog", name="The letter is not ready")
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha"])
    assert "/letters/" in str(
        await question.get_by_role("link", name="Open the letter").get_attribute("href")
    )
    await question.get_by_role("button", name="I wrote it elsewhere").click()
    await expect(column(page, "Applied").locator(".kcard-title")).to_have_text(["Alpha"])
    await expect(column(page, "Applied")).to_contain_text("follow up")
    assert on_board(visitor, "applied") == ["Alpha"]


async def test_a_question_left_with_escape_gives_the_focus_back_to_its_card(visitor: Visitor) -> None:
    page = await open_board(visitor, ready_to_apply=["Alpha"])
    await card(page, "Alpha").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await expect(page.get_by_role("dialog", name="The letter is not ready")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(card(page, "Alpha")).to_be_focused()


async def test_the_drawer_keeps_notes_dates_and_the_story(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Alpha"])
    await card(page, "Alpha").focus()
    await page.keyboard.press("n")
    drawer = page.get_by_role("dialog", name="Alpha")
    await expect(drawer.get_by_label("Notes")).to_be_focused()
    await page.keyboard.type("Ask for Birgit")
    await expect(drawer.get_by_text(re.compile("^Saved"))).to_be_visible()
    await drawer.get_by_role("button", name="In a week").click()
    await expect(drawer.get_by_text(re.compile("^Follow-up set to"))).to_be_visible()
    await drawer.get_by_role("button", name="Move to Ready to apply").click()
    await expect(drawer.get_by_text("Shortlisted → Ready to apply")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.reload()
    await card(page, "Alpha").click()
    await expect(drawer.get_by_label("Notes")).to_have_value("Ask for Birgit")
    await expect(drawer.get_by_label("Follow up on")).not_to_have_value("")
    await drawer.get_by_role("button", name="Take off the board").click()
    await expect(page.get_by_text("Nothing on the board yet")).to_be_visible()
    notice = page.get_by_role("listitem").filter(has_text="“Alpha” is off the board.")
    await notice.get_by_role("button", name="Undo").click()
    await expect(column(page, "Ready to apply").locator(".kcard-title")).to_have_text(["Alpha"])


async def test_the_filter_counts_and_stays_in_the_address(visitor: Visitor) -> None:
    page = await open_board(visitor, shortlisted=["Shop one", "Shop two", "Other"])
    await page.keyboard.press("/")
    await page.keyboard.type("shop")
    await expect(page.get_by_text("2 of 3 cards")).to_be_visible()
    await page.wait_for_url("**/pipeline?q=shop")
    await page.reload()
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Shop one", "Shop two"])
    await page.get_by_label("Filter cards").fill("")
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_count(3)


async def test_focus_stays_on_the_card_after_an_undo_and_nothing_is_said_before_it_is_done(
    visitor: Visitor,
) -> None:
    page = await open_board(visitor, shortlisted=["Alpha"], ready_to_apply=["Beta"])
    await card(page, "Alpha").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await said(page, "“Alpha” moved").wait_for()
    await page.keyboard.press("Control+z")
    await expect(column(page, "Shortlisted").locator(".kcard-title")).to_have_text(["Alpha"])
    await expect(card(page, "Alpha")).to_be_focused()
    board = page.locator(".kboard")
    assert await board.evaluate("board => board.scrollWidth - board.clientWidth") == 0
    await page.evaluate(
        "() => { window.heard = []; new MutationObserver(() => window.heard.push(document.getElementById('live')"
        ".textContent)).observe(document.getElementById('live'), { childList: true }); }"
    )
    await card(page, "Beta").focus()
    await page.keyboard.press("m")
    await expect(page.get_by_text("Undo takes the last move back")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("Shift+ArrowRight")
    await expect(page.get_by_role("dialog")).to_be_visible()
    assert not [words for words in await page.evaluate("window.heard") if "moved to" in words]


async def test_moves_of_one_card_are_undone_one_after_the_other_and_the_focus_stays_on_it(
    visitor: Visitor,
) -> None:
    page = await open_board(visitor, applied=["Alpha", "Beta"], in_conversation=["Gamma"])
    await card(page, "Alpha").focus()
    await page.keyboard.press("Shift+ArrowRight")
    await said(page, "“Alpha” moved to In conversation.").wait_for()
    await page.keyboard.press("Shift+ArrowRight")
    await said(page, "“Alpha” moved to Interviewing.").wait_for()
    for label in ("In conversation", "Applied"):
        await page.keyboard.press("Control+z")
        await said(page, f"“Alpha” is back in {label}.").wait_for()
        await expect(column(page, label)).to_contain_text("Alpha")
        await expect(card(page, "Alpha")).to_be_focused()
    assert on_board(visitor, "applied") == ["Alpha", "Beta"]
