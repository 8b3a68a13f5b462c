"""One state with one secret: enough to see what the socket gives away."""

import reflex as rx


class Box(rx.State):
    secret: str = ""
    count: int = 0

    @rx.event
    async def put(self, text: str) -> None:
        self.secret = text

    @rx.event
    async def add(self) -> None:
        self.count += 1


app = rx.App()
app.add_page(rx.el.div(Box.secret, Box.count), route="/")
