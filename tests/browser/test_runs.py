"""Runs in a real browser: asked for, followed live, looked into, repeated; and the settings of agents."""

import json

from playwright.async_api import expect

from tests.browser.axe import axe_findings


async def test_a_search_is_asked_for_followed_and_repeated(visitor) -> None:
    page = visitor.page
    await visitor.goto("/runs")
    await expect(page.get_by_text("No agent has run yet.")).to_be_visible()
    other = await visitor.another_tab("/runs")
    await expect(other.get_by_text("No agent has run yet.")).to_be_visible()
    await page.get_by_role("button", name="Search now").click()
    line = page.locator("a.run-line").first
    await expect(line).to_contain_text("Done")
    await expect(other.locator("a.run-line").first).to_contain_text("Done")
    await other.close()
    assert not await axe_findings(page)
    await line.click()
    steps = page.get_by_role("list", name="Steps")
    await expect(steps).to_contain_text("list sources")
    await steps.get_by_text("Output").first.click()
    await expect(steps.get_by_label("Output").first).to_contain_text("inbox")
    run_id = page.url.rpartition("/")[2]
    exported = await visitor.context.request.get(f"/api/runs/{run_id}")
    assert exported.headers["content-disposition"] == f'attachment; filename="run-{run_id}.json"'
    assert len(json.loads(await exported.text())["steps"]) == 5
    await page.get_by_role("button", name="Replay").click()
    await expect(page.get_by_text("The same came out as in the run before.")).to_be_visible()
    assert not await axe_findings(page)
    await page.get_by_role("link", name="asked for on the page of runs").click()
    await expect(page.get_by_text("Job search, replayed")).to_be_visible()
    await page.get_by_role("button", name="Do again from shortlist").click()
    await expect(page.get_by_text("kept from the run before").first).to_be_visible()


async def test_a_run_of_somebody_else_cannot_be_exported(visitor, new_visitor) -> None:
    await visitor.goto("/runs")
    await visitor.page.get_by_role("button", name="Search now").click()
    await visitor.page.locator("a.run-line").first.click()
    await visitor.page.wait_for_url("**/runs/*")
    run_id = visitor.page.url.rpartition("/")[2]
    stranger, nobody = await new_visitor(), await new_visitor(signed_in=False)
    for who, status in ((stranger, 404), (nobody, 401)):
        assert (await who.context.request.get(f"/api/runs/{run_id}")).status == status
    assert (await visitor.context.request.get("/api/runs/no-such")).status == 404


async def test_agents_are_set_and_stay_so(visitor) -> None:
    page = visitor.page
    await visitor.goto("/settings")
    await page.get_by_label("Job search by itself").click()
    await expect(page.get_by_text("Next:")).to_be_visible()
    await page.get_by_label("How often").select_option("weekday")
    await page.get_by_label("Another source").fill("https://example.com/jobs.rss")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_role("list", name="Sources")).to_contain_text("example.com")
    await page.get_by_label("Another source").fill("file:///etc/passwd")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text("Only addresses that begin with")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Job search by itself")).to_be_checked()
    await expect(page.get_by_label("How often")).to_have_value("weekday")
    await expect(page.get_by_role("list", name="Sources")).to_contain_text("example.com")
    assert not await axe_findings(page)
