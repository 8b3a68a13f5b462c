"""POST /api/upload?purpose=jobs — one or several files as multipart/form-data, answered with their ids."""

import asyncio
import time
from collections import Counter
from uuid import UUID

from anyio.to_thread import run_sync
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse

from app.auth.browser import identity_from_cookie
from app.clock import utc_now
from app.domain.errors import BadInput, NotAllowed, SignedOut, TooLarge, UserFacingError
from app.domain.identity import Identity
from app.settings import Settings
from app.web.uploads.incoming import Incoming, ReceivedFile, UnknownKind, in_megabytes
from app.web.uploads.names import PURPOSES, takes
from app.web.uploads.record import forget_uploads, record_uploads
from app.web.uploads.shelf import Shelf

UPLOAD_PATH = "/api/upload"
OVERHEAD = 64 * 1024
"""Boundaries and part headers, over and above the files."""
LONGEST_SILENCE = 10.0
SLOWEST = 2_000
"""Bytes a second on average, after the first ten seconds."""
AT_ONCE = 4
_STATUS: dict[type[UserFacingError], int] = {
    SignedOut: 401,
    NotAllowed: 403,
    TooLarge: 413,
    UnknownKind: 415,
    BadInput: 400,
}


class TooSlow(UserFacingError):
    """The sender dawdles."""


class TooMany(UserFacingError):
    """The team has several uploads running already."""


class UploadRoute:
    """Checks all that can be known before the body is read, then reads it no further than allowed."""

    def __init__(self, config: Settings) -> None:
        self.config = config
        self.running: Counter[UUID] = Counter()

    async def answer(self, request: Request) -> JSONResponse:
        try:
            files = await self._receive(request)
        except (TooSlow, TooMany) as refused:
            return _refusal(408 if isinstance(refused, TooSlow) else 429, refused.sentence)
        except UserFacingError as refused:
            return _refusal(_STATUS.get(type(refused), 400), refused.sentence)
        except ClientDisconnect:
            return _refusal(400, "The upload was broken off.")
        return JSONResponse(
            {
                "uploads": [
                    {"upload_id": str(file.upload_id), "file_name": file.file_name, "size": file.size}
                    for file in files
                ]
            },
            status_code=201,
        )

    async def _receive(self, request: Request) -> list[ReceivedFile]:
        identity = await _who_may_write(request)
        purpose = request.query_params.get("purpose", "jobs")
        boundary = _boundary(request)
        if purpose not in PURPOSES:
            raise BadInput("It is not said what this file is for.")
        cap = self.config.max_upload_bytes + OVERHEAD
        if _declared_size(request) > cap:
            raise TooLarge(f"One upload may hold {in_megabytes(self.config.max_upload_bytes)} in all.")
        if self.running[identity.team_id] >= AT_ONCE:
            raise TooMany("Several uploads are running already. Wait for one to end, then try again.")
        self.running[identity.team_id] += 1
        try:
            return await self._store(request, identity, purpose, boundary)
        finally:
            self.running[identity.team_id] -= 1
            if not self.running[identity.team_id]:
                del self.running[identity.team_id]

    async def _store(
        self, request: Request, identity: Identity, purpose: str, boundary: bytes
    ) -> list[ReceivedFile]:
        shelf = await run_sync(Shelf.of, self.config.uploads_dir, identity.team_id)
        old = await run_sync(shelf.clear_old, utc_now())
        if old:
            await forget_uploads(identity, old)
        room = await run_sync(shelf.room)
        if _declared_size(request) - OVERHEAD > room:
            raise TooLarge("Your team's space for uploads is full. It empties itself within a day.")
        incoming = Incoming(
            boundary,
            shelf.folder,
            file_cap=min(self.config.max_upload_bytes, room),
            total_cap=min(self.config.max_upload_bytes, room) + OVERHEAD,
            accepts=lambda name: takes(purpose, name),
        )
        try:
            await _read_body(request, incoming)
            files = incoming.finish()
            await record_uploads(identity, purpose, files)
        except BaseException:
            await run_sync(incoming.discard)
            raise
        return files


async def _who_may_write(request: Request) -> Identity:
    identity = await identity_from_cookie(request.headers.get("cookie", ""))
    if identity is None:
        raise SignedOut
    if not identity.may_write:
        raise NotAllowed("You may look, but not add files. Ask the team's owner for another role.")
    return identity


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if kind != b"multipart/form-data" or not options.get(b"boundary"):
        raise UnknownKind("Send files as a form (multipart/form-data).")
    return options[b"boundary"]


def _declared_size(request: Request) -> int:
    said = request.headers.get("content-length", "0")
    return int(said) if said.isdigit() else 0


async def _read_body(request: Request, incoming: Incoming) -> None:
    """Write the body away as it comes; a sender who goes silent or drips is not waited for."""
    started = time.monotonic()
    pieces = aiter(request.stream())
    while True:
        try:
            async with asyncio.timeout(LONGEST_SILENCE):
                piece = await anext(pieces, None)
        except TimeoutError as silent:
            raise TooSlow(
                "The upload stood still for too long. Check the connection and try again."
            ) from silent
        if piece is None:
            return
        await run_sync(incoming.write, piece)
        took = time.monotonic() - started
        if took > LONGEST_SILENCE and incoming.received < SLOWEST * took:
            raise TooSlow("The upload was too slow to go on. Check the connection and try again.")


def _refusal(status: int, sentence: str) -> JSONResponse:
    """The connection is closed: what is left of the body is not worth reading."""
    return JSONResponse({"error": sentence}, status, headers={"connection": "close"})
