"""Files of job ads in a real browser: dropped, previewed, saved, refused with a reason."""

import json
from pathlib import Path

from playwright.async_api import expect

from tests.browser.axe import axe_findings
from tests.browser.boards import said
from tests.browser.conftest import FIXTURES
from tests.browser.letters import make_viewer

FILES = [str(FIXTURES / "upwork_dump.csv"), str(FIXTURES / "linkedin_dump.csv")]


async def test_two_dumps_are_previewed_and_saved(visitor):
    page = visitor.page
    await visitor.goto("/import")
    await page.set_input_files("input[type=file]", FILES)
    upwork = page.get_by_role("region", name="upwork_dump.csv", exact=True)
    await expect(upwork.get_by_role("button", name="Import 57 jobs")).to_be_visible()
    await expect(upwork.get_by_role("definition")).to_have_text(["57", "0", "1", "2"])
    await upwork.get_by_text("Rows that are not taken").click()
    await expect(upwork).to_contain_text("This row has only an address")
    await expect(upwork.get_by_role("region", name="Rows that are not taken")).to_contain_text("Row")
    await upwork.get_by_text("What the file says").click()
    await expect(page.get_by_role("list", name="Files")).to_have_count(0)
    await page.get_by_role("button", name="Import 86 jobs").click()
    await expect(upwork).to_contain_text("57 new jobs, 0 updated, 1 known or repeated.")
    await upwork.get_by_role("link", name="See them in the feed").click()
    await page.wait_for_url("**/feed")


async def test_the_same_file_again_changes_nothing(with_jobs):
    page = with_jobs.page
    await with_jobs.goto("/import")
    await page.set_input_files("input[type=file]", FILES[:1])
    await expect(page.get_by_text("You have all of them already.")).to_be_visible()


async def test_a_file_that_is_no_job_ads_says_so_and_stops_no_other(visitor, tmp_path: Path):
    wrong = tmp_path / "notes.csv"
    wrong.write_bytes(b"%PDF-1.7 this is no table")
    page = visitor.page
    await visitor.goto("/import")
    await page.set_input_files("input[type=file]", [str(wrong), FILES[1]])
    await expect(page.get_by_role("region", name="notes.csv")).to_contain_text("PDF")
    await expect(page.get_by_role("button", name="Import 29 jobs").first).to_be_visible()


async def test_whose_jobs_a_silent_file_holds_is_asked(visitor, tmp_path: Path):
    silent = tmp_path / "silent.csv"
    silent.write_text("title,description,mood\nLogo,Draw a logo,good\nMenu,Draw a menu,bad\n")
    page = visitor.page
    await visitor.goto("/import")
    await page.set_input_files("input[type=file]", str(silent))
    card = page.get_by_role("region", name="silent.csv")
    await expect(card).to_contain_text("2 rows say nothing about the site. Whose jobs are these?")
    await card.get_by_role("button", name="LinkedIn").click()
    await expect(card).to_contain_text("it was read as LinkedIn")
    await card.get_by_text("What the file says").click()
    await expect(card).to_contain_text("Columns left aside: mood")
    await page.keyboard.press("Control+Enter")
    await expect(card).to_contain_text("2 new jobs")


async def test_twenty_files_at_once_each_have_a_card_and_more_are_told_to_wait(visitor, tmp_path: Path):
    files = [tmp_path / f"upwork {number}{' very long name' * 12}.csv" for number in range(22)]
    for number, file in enumerate(files):
        file.write_text(f"title,description\nLogo {number},Draw logo {number}\n")
    page = visitor.page
    await page.set_viewport_size({"width": 390, "height": 844})
    await visitor.goto("/import")
    await page.set_input_files("input[type=file]", [str(file) for file in files])
    cards = page.get_by_role("list", name="Files")
    await expect(cards.get_by_text("At most 20 files at once.")).to_be_visible()
    await expect(page.get_by_role("button", name="Import 20 jobs")).to_be_visible(timeout=60_000)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.get_by_role("button", name="Import 20 jobs").click()
    await expect(page.get_by_text("1 new job, 0 updated")).to_have_count(20, timeout=60_000)
    await page.get_by_role("link", name="To the feed").click()
    await page.wait_for_url("**/feed")


async def test_who_may_only_look_is_told_so(visitor):
    make_viewer(visitor)
    await visitor.page.wait_for_timeout(5_500)  # as long as an identity is remembered
    await visitor.goto("/import")
    await expect(visitor.page.get_by_text("Ask its owner to import jobs.")).to_be_visible()
    await expect(visitor.page.get_by_role("button", name="Choose files")).to_have_count(0)


async def test_axe_finds_nothing_in_any_state(visitor, tmp_path: Path):
    page = visitor.page
    await visitor.goto("/import")
    await expect(page.get_by_role("button", name="Choose files")).to_be_visible()
    assert await axe_findings(page) == []
    wrong, silent = tmp_path / "notes.csv", tmp_path / "silent.csv"
    wrong.write_bytes(b"%PDF-1.7 this is no table")
    silent.write_text("title,description\nLogo,Draw a logo\n")
    await page.set_input_files("input[type=file]", [str(wrong), str(silent), FILES[0]])
    upwork = page.get_by_role("region", name="upwork_dump.csv", exact=True)
    await upwork.get_by_text("What the file says").click()
    await upwork.get_by_text("Rows that are not taken").click()
    assert await axe_findings(page) == []
    await page.get_by_role("button", name="Import 57 jobs").click()
    await expect(upwork).to_contain_text("57 new jobs")
    assert await axe_findings(page) == []


async def test_the_command_line_counts_without_saving(visitor):
    done = visitor.server.run("import", FILES[0], "--as", visitor.email, "--dry-run", "--json")
    [report] = json.loads(done.stdout)["files"]
    assert (report["new"], report["duplicates"], report["rejected"]) == (57, 1, 2)
    again = visitor.server.run("import", FILES[0], "--as", visitor.email, "--json")
    assert json.loads(again.stdout)["files"][0]["new"] == 57


async def test_the_command_line_names_a_person_nobody_knows(visitor):
    done = visitor.server.run("import", FILES[0], "--as", "nobody@example.com")
    assert done.returncode == 1
    assert "Nobody has signed up here as nobody@example.com" in done.stdout


async def test_an_ad_is_pasted_scored_and_taken_back(visitor) -> None:
    page = visitor.page
    await visitor.goto("/feed")
    await expect(page.get_by_text("No jobs yet.")).to_be_visible()
    await page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="Paste a job ad")
    await expect(dialog.get_by_label("The ad")).to_be_focused()
    await page.keyboard.press("Control+Enter")
    await expect(dialog.get_by_text("Paste the ad, or give it a title at least.")).to_be_visible()
    await page.keyboard.insert_text("Logo for a bakery\n\nThree drafts by May. Budget: $800 fixed.")
    await page.keyboard.press("Control+Enter")
    await page.wait_for_url("**/jobs/*")
    await expect(page.get_by_role("heading", name="Logo for a bakery", level=1)).to_be_visible()
    notice = page.get_by_role("listitem").filter(has_text="Added. It scores")
    await notice.get_by_role("button", name="Undo").click()
    await page.wait_for_url("**/import")
    await said(page, "The job is gone again.").wait_for()
