"""GET /api/letters/<job>/<kind> — the person's letter for a job as a Word or PDF file."""

import asyncio
from collections.abc import Callable
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.auth.browser import identity_from_cookie
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import UserFacingError
from app.domain.letters.sheet import LetterSheet, file_name
from app.queries.letter_sheet import sheet_of_letter
from app.web.letter_files.pdf import pdf_file
from app.web.letter_files.word import word_file

NO_SUCH = "There is no letter of yours at this address."
KINDS: dict[str, tuple[Callable[[LetterSheet], bytes], str]] = {
    "docx": (word_file, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (pdf_file, "application/pdf"),
}


async def letter_file(request: Request) -> Response:
    """For whoever is signed in, and only their own letters."""
    identity = await identity_from_cookie(request.headers.get("cookie"))
    if identity is None:
        return PlainTextResponse("Sign in first.", 401)
    make, media_type = KINDS.get(request.path_params["kind"], (None, ""))
    try:
        job_id = UUID(request.path_params["job_id"])
    except ValueError:
        return PlainTextResponse(NO_SUCH, 404)
    async with team_session(identity) as db:
        sheet = await sheet_of_letter(db, job_id, now=utc_now())
    if sheet is None or make is None:
        return PlainTextResponse(NO_SUCH, 404)
    try:
        made = await asyncio.to_thread(make, sheet)
    except UserFacingError as error:
        return PlainTextResponse(error.sentence, 422)
    name = file_name(sheet.title, request.path_params["kind"])
    return Response(made, media_type=media_type, headers=_as_file(name))


def _as_file(name: str) -> dict[str, str]:
    plain = name.encode("ascii", "ignore").decode().replace('"', "")
    told = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return {"Content-Disposition": told, "Cache-Control": "no-store"}
