"""One built app behind a real port, a real Chromium, and people who sign up as everybody does.

Browser tests are `async def` and drive Playwright's async API. A page that says anything on the console
fails its test.
"""

import asyncio
import contextlib
import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    async_playwright,
    expect,
)

from app.build import ROOT, build_front_end, is_current
from tests.browser.chromium import ARGUMENTS, get_chromium

FIXTURES = Path(__file__).parent / "fixtures"
PASSWORD = "correct horse battery staple 42"
START = 240.0
PATIENCE = 30_000
"""Milliseconds that a page gets to show something: a test tells whether it comes, `bidwell bench` how soon."""

expect.set_options(timeout=PATIENCE)


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@dataclass
class Server:
    """A running Bidwell with a data folder of its own; it can be killed and started again."""

    data: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> Path:
        return self.data.parent / f"server-{self.port}.log"

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "BIDWELL_DATA": str(self.data),
            "PORT": str(self.port),
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "200",
        }

    def start(self) -> None:
        log = self.log.open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", "up"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
        )
        deadline = time.monotonic() + START
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"The server ended: {self.log.read_text()[-3000:]}")
            try:
                if httpx.get(f"{self.url}/ready", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise RuntimeError(f"The server did not come up: {self.log.read_text()[-3000:]}")

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of ours on the same data: `server.run("import", file, "--as", address)`."""
        return subprocess.run(
            [sys.executable, "-m", "app", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip


@dataclass
class Visitor:
    """A person with a browser of their own."""

    email: str
    context: BrowserContext
    page: Page
    server: Server

    async def goto(self, path: str) -> None:
        """Open a page and wait until its state has arrived."""
        await self.page.goto(self.server.url + path)
        await self.page.wait_for_selector("#page-title")

    async def another_tab(self, path: str) -> Page:
        page = await self.context.new_page()
        await page.goto(self.server.url + path)
        return page


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def built() -> None:
    """The front end as the sources stand. Of several test processes, one builds it."""
    with (Path(tempfile.gettempdir()) / "bidwell-front-end.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_current():
            build_front_end()


@pytest.fixture(scope="session")
def server(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app that all browser tests of this process share; each test signs up its own person."""
    running = Server(tmp_path_factory.mktemp("served") / "data", free_port())
    running.start()
    yield running
    running.stop()


@pytest.fixture
def own_server(built: None, tmp_path: Path) -> Iterator[Server]:
    """A Bidwell of its own, for tests that kill it."""
    running = Server(tmp_path / "data", free_port())
    running.start()
    yield running
    running.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=get_chromium(), args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def new_visitor(
    server: Server, chromium: Browser, request: pytest.FixtureRequest
) -> AsyncIterator[Callable[..., Awaitable[Visitor]]]:
    """`await new_visitor()` is somebody who has just signed up; `signed_in=False` is a stranger."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    async def make(
        *, signed_in: bool = True, width: int = 1440, height: int = 900, **options: object
    ) -> Visitor:
        context = await chromium.new_context(
            viewport={"width": width, "height": height}, base_url=server.url, **options
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = await context.new_page()
        page.on("console", lambda message: _note(said, message))
        page.on("pageerror", lambda error: said.append(str(error)))
        visitor = Visitor(f"person-{secrets.token_hex(5)}@example.com", context, page, server)
        if signed_in:
            await sign_up(visitor)
        return visitor

    yield make
    if request.node.stash.get(FAILED, False):
        await tell_what_was_there(contexts, server)
    for context in contexts:
        await context.close()
    assert not said, f"The browser's console said: {said}"


async def tell_what_was_there(contexts: list[BrowserContext], server: Server) -> None:
    """Of a test that failed: what each of its pages shows, and the end of the server's log."""
    for page in (page for context in contexts for page in context.pages):
        print(f"--- {page.url}")  # noqa: T201
        with contextlib.suppress(Error):
            print((await page.locator("body").inner_text(timeout=2000))[:3000])  # noqa: T201
    print(f"--- the server\n{server.log.read_text()[-3000:]}")  # noqa: T201


@pytest_asyncio.fixture(loop_scope="session")
async def visitor(new_visitor: Callable[..., Awaitable[Visitor]]) -> Visitor:
    """Somebody who has just signed up, at a desk."""
    return await new_visitor()


async def sign_up(visitor: Visitor) -> None:
    """Through the form's own route; the context keeps the cookie."""
    answer = await visitor.context.request.post(
        f"{visitor.server.url}/session/sign-up",
        form={"email": visitor.email, "password": PASSWORD, "display_name": "Sample Person"},
        headers={"Origin": visitor.server.url},
        max_redirects=0,
    )
    assert answer.status == 303, await answer.text()
    assert "error" not in answer.headers["location"], answer.headers["location"]


@pytest_asyncio.fixture(loop_scope="session")
async def with_jobs(visitor: Visitor) -> Visitor:
    """Somebody with the fixtures' jobs in the feed."""
    await import_fixtures(visitor)
    return visitor


async def import_fixtures(visitor: Visitor) -> None:
    files = [str(FIXTURES / name) for name in ("upwork_dump.csv", "linkedin_dump.csv")]
    done = await asyncio.to_thread(visitor.server.run, "import", *files, "--as", visitor.email)
    assert done.returncode == 0, done.stdout + done.stderr


def _note(said: list[str], message: ConsoleMessage) -> None:
    """Errors and warnings, less what our own tests provoke by going offline, or on to another page at once."""
    provoked = any(
        words in message.text for words in ("net::ERR_", "closed before the connection is established")
    )
    if message.type in ("error", "warning") and not provoked:
        said.append(f"{message.type}: {message.text}")
