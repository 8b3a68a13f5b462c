"""GET /calendar/<token>.ics — calls and follow-ups for a calendar program; the token is all it has."""

import re

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from app.actions.calendar import hash_of
from app.db.session import service_session
from app.domain.interview.calendar import calendar_file
from app.queries.calendar import calendar_entries
from app.settings import settings

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
GONE = "There is no calendar at this address. It may have been revoked."


async def calendar_feed(request: Request) -> Response:
    """The same answer for a wrong token and for a revoked one."""
    token, entries = request.path_params["token"], None
    if TOKEN.fullmatch(token):
        async with service_session("a calendar is read by its address") as db:
            entries = await calendar_entries(db, hash_of(token), site=settings().site_url)
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
    if entries is None:
        return PlainTextResponse(GONE, 404, headers=headers)
    return Response(
        calendar_file(entries, name="Bidwell"), media_type="text/calendar; charset=utf-8", headers=headers
    )
