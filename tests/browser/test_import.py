"""Files of job ads in a real browser: dropped, previewed, saved, refused with a reason."""

import json
from pathlib import Path

from playwright.async_api import expect

from tests.browser.conftest import FIXTURES

FILES = [str(FIXTURES / "upwork_dump.csv"), str(FIXTURES / "linkedin_dump.csv")]


async def test_two_dumps_are_previewed_and_saved(visitor):
    page = visitor.page
    await visitor.goto("/import")
    await page.set_input_files("input[type=file]", FILES)
    upwork = page.get_by_role("region", name="upwork_dump.csv", exact=True)
    await expect(upwork.get_by_role("button", name="Import 57 jobs")).to_be_visible()
    await expect(upwork).to_contain_text("2 not taken")
    await upwork.get_by_text("Rows that are not taken").click()
    await expect(upwork).to_contain_text("This row has only an address")
    await page.get_by_role("button", name="Import 86 jobs").click()
    await expect(upwork).to_contain_text("57 new jobs, 0 updated, 1 known already.")
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
