"""The life of a server: one copy at a time, a clean end, no talk with strangers, and a banner when it is away."""

import time

import psutil
from playwright.async_api import expect

from tests.browser.conftest import PASSWORD, Server


def postgres_of(server: Server) -> list[int]:
    folder = str(server.data / "postgres")
    found = psutil.process_iter(["pid", "name", "cmdline"])
    return [
        p.pid for p in found if p.info["name"] == "postgres" and folder in " ".join(p.info["cmdline"] or [])
    ]


def test_a_second_copy_says_so_and_the_first_goes_on(own_server):
    second = own_server.run("up")
    assert second.returncode == 1
    assert "already" in second.stdout
    assert own_server.process is not None
    assert own_server.process.poll() is None


def test_ctrl_c_stops_everything(own_server):
    assert postgres_of(own_server)
    assert own_server.stop() == 0
    assert not postgres_of(own_server)
    own_server.start()


def test_a_taken_port_is_a_sentence(own_server, tmp_path):
    other = Server(tmp_path / "other", own_server.port)
    done = other.run("up")
    assert done.returncode == 1
    assert f"Port {own_server.port} is taken" in done.stdout


async def test_neither_page_nor_server_talks_to_anybody_else(with_jobs):
    page, asked = with_jobs.page, []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/feed", "/pipeline", "/letters", "/import", "/profile", "/settings"):
        await with_jobs.goto(path)
    own = (with_jobs.server.url, f"ws://localhost:{with_jobs.server.port}", "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    process = psutil.Process(with_jobs.server.process.pid)
    peers = {
        connection.raddr.ip
        for one in (process, *process.children(recursive=True))
        for connection in one.net_connections(kind="inet")
        if connection.raddr
    }
    assert peers <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}


async def test_a_banner_says_within_seconds_that_the_server_is_away_and_that_it_is_back(own_server, chromium):
    context = await chromium.new_context(base_url=own_server.url)
    page = await context.new_page()
    await page.goto("/sign-up")
    await page.get_by_label("E-mail").fill("person@example.com")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Make the account").click()
    await page.wait_for_url("**/welcome")
    await page.goto("/feed")
    await page.wait_for_selector("#page-title")
    await page.wait_for_timeout(1500)
    own_server.kill()
    killed = time.monotonic()
    await expect(page.locator(".connection", has_text="Offline: changes are kept")).to_be_visible(
        timeout=8000
    )
    assert time.monotonic() - killed < 8
    banner, header = page.locator(".connection"), page.locator(".topbar")
    for width in (1280, 390):
        await page.set_viewport_size({"width": width, "height": 800})
        above, below = await banner.bounding_box(), await header.bounding_box()
        assert above["y"] + above["height"] <= below["y"], f"the banner covers the header at {width}"
    own_server.start()
    await expect(page.locator(".connection", has_text="All caught up")).to_be_visible(timeout=20_000)
    await context.close()
