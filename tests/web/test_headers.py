"""Every answer carries its headers, and each page may run its own scripts only."""

import base64
import hashlib
from pathlib import Path

import pytest
from starlette.responses import Response

from app.web.csp import hashes_of, page_file, policy
from app.web.headers import SecurityHeaders, cache_control
from app.web.static_files import AnyAddress, NoRedirectForSlash, with_address
from tests.web.asgi import client, echo_app, html_app


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.fixture
def build_dir(tmp_path: Path) -> Path:
    """A front-end build in miniature."""
    pages = {"index.html": "home()", "jobs/index.html": "jobs()", "jobs.html": "jobs()", "404.html": "lost()"}
    for name, script in pages.items():
        page = tmp_path / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(f"<html><script src=/a.js></script><script type=module>{script}</script>")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/reflex-env-Ab12.js").write_text(
        'a={EVENT:"ws://localhost:4110/_event",PING:`http://0.0.0.0:4110/ping`}'
    )
    return tmp_path


def test_hashes_are_of_inline_scripts_alone() -> None:
    page = b"<script src=/x.js></script><SCRIPT defer>one()</SCRIPT><script>\n two()\r\n</script>"
    assert hashes_of(page) == (digest("one()"), digest("\n two()\n"))


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", "index.html"),
        ("/jobs", "jobs/index.html"),
        ("/jobs/", "jobs/index.html"),
        ("/jobs.html", "jobs.html"),
        ("/job/123", "404.html"),
        ("/../../etc/passwd", "404.html"),
    ],
)
def test_each_address_is_answered_by_a_built_page(path: str, page: str) -> None:
    known = {"index.html": (), "jobs/index.html": (), "jobs.html": (), "404.html": ()}
    assert page_file(path, known) == page


@pytest.mark.parametrize(
    ("path", "script"), [("/", "home()"), ("/jobs", "jobs()"), ("/job/7", "lost()"), ("/nowhere", "lost()")]
)
async def test_a_page_may_run_its_own_scripts_and_no_others(build_dir: Path, path: str, script: str) -> None:
    async with client(SecurityHeaders(html_app(), build_dir)) as browser:
        csp = (await browser.get(path)).headers["content-security-policy"]
    assert f"script-src 'self' {digest(script)};" in csp
    assert "unsafe-eval" not in csp
    assert "connect-src 'self' ws://localhost:3000;" in csp


async def test_a_page_that_the_browser_has_kept_may_still_run_its_scripts(build_dir: Path) -> None:
    async with client(SecurityHeaders(Response(status_code=304), build_dir)) as browser:
        csp = (await browser.get("/jobs")).headers["content-security-policy"]
    assert f"script-src 'self' {digest('jobs()')};" in csp


async def test_what_is_no_page_names_no_scripts(build_dir: Path) -> None:
    async with client(SecurityHeaders(echo_app(), build_dir)) as browser:
        assert "script-src 'self';" in (await browser.get("/jobs")).headers["content-security-policy"]


def test_the_policy_follows_the_scheme_and_names_no_other_host() -> None:
    assert "connect-src 'self' wss://gigs.example;" in policy((), host="gigs.example", https=True)
    assert "'unsafe-inline'" not in policy((), host="x", https=False).split("style-src")[0]


async def test_a_failure_carries_the_headers_too(tmp_path: Path) -> None:
    async with client(SecurityHeaders(echo_app(), tmp_path)) as browser:
        answer = await browser.get("/broken")
    assert answer.status_code == 500
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "broken on purpose" not in answer.text


async def test_a_stricter_policy_of_a_route_is_left_alone(tmp_path: Path) -> None:
    async with client(SecurityHeaders(echo_app(), tmp_path)) as browser:
        assert (await browser.get("/page")).headers["content-security-policy"] == "default-src 'none'"


async def test_a_strange_host_never_gets_into_the_policy(tmp_path: Path) -> None:
    async with client(SecurityHeaders(echo_app(), tmp_path)) as browser:
        answer = await browser.get("/", headers={"host": "x; script-src *"})
    assert "script-src *" not in answer.headers["content-security-policy"]


async def test_https_is_kept_and_apply_links_tell_nobody_their_address(tmp_path: Path) -> None:
    async with client(SecurityHeaders(echo_app(), tmp_path), "https://localhost") as browser:
        assert "strict-transport-security" in (await browser.get("/")).headers
        assert (await browser.get("/apply/secret")).headers["referrer-policy"] == "no-referrer"
    async with client(SecurityHeaders(echo_app(), tmp_path)) as browser:
        assert "strict-transport-security" not in (await browser.get("/")).headers


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        ("/assets/index-Bd81kXz0.js", 200, "public, max-age=31536000, immutable"),
        ("/assets/index-Bd81kXz0.js", 404, "no-cache"),
        ("/assets/reflex-env-Bd81kXz0.js", 200, "no-cache"),
        ("/assets/plain.js", 200, "no-cache"),
        ("/", 200, "no-cache"),
        ("/jobs", 200, "no-cache"),
        ("/session/in", 303, "no-store"),
        ("/api/upload", 201, "no-store"),
        ("/auth/v1/token", 200, "no-store"),
        ("/apply/secret", 200, "no-store"),
    ],
)
def test_what_browsers_may_keep(path: str, status: int, expected: str) -> None:
    assert cache_control(path, status) == expected


async def test_one_build_serves_any_address(build_dir: Path) -> None:
    app = AnyAddress(echo_app(), build_dir)
    async with client(app, "http://localhost:5555") as browser:
        answer = await browser.get("/assets/reflex-env-Ab12.js")
        assert answer.text == 'a={EVENT:"ws://localhost:5555/_event",PING:`http://localhost:5555/ping`}'
        assert answer.headers["cache-control"] == "no-cache"
        assert (await browser.get("/assets/reflex-env-other.js")).text.startswith(
            "/assets/reflex-env-other.js"
        )
        strange = await browser.get("/assets/reflex-env-Ab12.js", headers={"host": 'x";alert(1)//'})
        assert "alert" not in strange.text


def test_behind_tls_the_addresses_are_secure() -> None:
    assert (
        with_address("ws://localhost:1/_event", host="gigs.example", https=True)
        == "wss://gigs.example/_event"
    )


@pytest.mark.parametrize(
    ("path", "served"), [("/jobs", "/jobs/"), ("/jobs/", "/jobs/"), ("/", "/"), ("/jobs/7", "/jobs/7")]
)
async def test_a_page_in_a_folder_needs_no_redirect(build_dir: Path, path: str, served: str) -> None:
    async with client(NoRedirectForSlash(echo_app(), build_dir)) as browser:
        assert (await browser.get(path)).text == f"{served} 0"
