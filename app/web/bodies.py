"""Nobody may send more than an answer needs: one small cap for every body, except on the upload route."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.scopes import header, refuse

LARGEST_BODY = 1024 * 1024
SENTENCE = "That is more than can be sent here (1 MB)."


class SmallBodies:
    """413 for a body over the cap, whether it says so beforehand or not."""

    def __init__(self, app: ASGIApp, *, except_path: str, cap: int = LARGEST_BODY) -> None:
        self.app, self.except_path, self.cap = app, except_path, cap

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] == self.except_path:
            await self.app(scope, receive, send)
            return
        said = header(scope, "content-length")
        if said and (not said.isdigit() or int(said) > self.cap):
            await refuse(scope, receive, send, 413, SENTENCE)
            return
        await self._count(scope, receive, send)

    async def _count(self, scope: Scope, receive: Receive, send: Send) -> None:
        received, answering, refused = 0, False, False

        async def counted() -> Message:
            nonlocal received, refused
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > self.cap and not refused:
                    refused = True
                    if not answering:
                        await refuse(scope, receive, send, 413, SENTENCE)
                    return {"type": "http.disconnect"}
            return message

        async def noted(message: Message) -> None:
            nonlocal answering
            if refused:
                return
            answering = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except Exception:
            if not refused:  # after a refusal the inner app only reports that its reader has gone
                raise
