"""A page whose server answers late: what is sent comes at once, what comes back waits."""

import asyncio

from playwright.async_api import Page, WebSocketRoute


class SlowAnswers:
    """`seconds` may change at any time; what comes back keeps its order."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        self._pumps: set[asyncio.Task[None]] = set()

    async def of(self, page: Page) -> None:
        """Stand between this page and the server; before the page is opened."""
        await page.route_web_socket("**/*", self._stand_between)

    def _stand_between(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        waiting: asyncio.Queue[tuple[float, str | bytes]] = asyncio.Queue()
        now = asyncio.get_running_loop().time

        async def pump() -> None:
            while True:
                due, message = await waiting.get()
                await asyncio.sleep(max(0.0, due - now()))
                browser.send(message)

        server.on_message(lambda message: waiting.put_nowait((now() + self.seconds, message)))
        browser.on_message(server.send)
        task = asyncio.get_running_loop().create_task(pump())
        self._pumps.add(task)
        task.add_done_callback(self._pumps.discard)
