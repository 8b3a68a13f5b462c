"""Answers of a model kept on disk, by what was asked: the same run can be done again at no cost."""

import asyncio
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

REPLAYED = "x-bidwell-replayed"
VOLATILE = ("user", "stream_options")
"""Parts of a question that say nothing about what is asked."""


@dataclass(frozen=True)
class Recording:
    """A folder of answers. `is_closed` asks no server: what is not recorded fails."""

    folder: Path
    is_closed: bool = False

    def around(self, inner: httpx.AsyncBaseTransport) -> "RecordedTransport":
        return RecordedTransport(inner, self)

    def path_of(self, request: httpx.Request, body: bytes) -> Path:
        """By address and question; the key that was used is no part of it."""
        try:
            asked: Any = json.loads(body or b"{}")
        except ValueError:
            asked = body.decode("utf-8", "replace")
        if isinstance(asked, dict):
            asked = {name: value for name, value in asked.items() if name not in VOLATILE}
        told = json.dumps([request.method, request.url.path, asked], sort_keys=True)
        return self.folder / f"{hashlib.sha256(told.encode()).hexdigest()[:32]}.json"


class RecordedTransport(httpx.AsyncBaseTransport):
    """Answers from the folder where it can; else asks, and remembers good answers."""

    def __init__(self, inner: httpx.AsyncBaseTransport, recording: Recording) -> None:
        self._inner, self._recording = inner, recording

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = await request.aread()
        path = self._recording.path_of(request, body)
        if await asyncio.to_thread(path.exists):
            return _kept(json.loads(await asyncio.to_thread(path.read_text, "utf-8")), request)
        if self._recording.is_closed:
            raise httpx.ConnectError("This question is not among the recorded ones.", request=request)
        response = await self._inner.handle_async_request(request)
        if response.status_code != 200:
            return response
        answer = await _whole(response)
        kept = {
            "status": 200,
            "type": response.headers.get("content-type", ""),
            "body": answer.decode("utf-8", "replace"),
        }
        await asyncio.to_thread(_keep, path, kept)
        return httpx.Response(200, headers={"content-type": kept["type"]}, content=answer, request=request)

    async def aclose(self) -> None:
        await self._inner.aclose()


def _kept(answer: dict[str, Any], request: httpx.Request) -> httpx.Response:
    headers = {"content-type": answer["type"], REPLAYED: "yes"}
    return httpx.Response(answer["status"], headers=headers, content=answer["body"].encode(), request=request)


def _keep(path: Path, answer: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(answer, indent=1, ensure_ascii=False), encoding="utf-8")


async def _whole(response: httpx.Response) -> bytes:
    pieces = [piece async for piece in response.stream]  # type: ignore[union-attr]
    await response.aclose()
    return b"".join(pieces)
