"""The forms at the door. Each ends in a full page load: a socket knows only the cookie it began with."""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from app.auth import places
from app.auth.accounts import sign_in, sign_up
from app.auth.browser import end_every_session, end_session, identity_from_cookie
from app.auth.cookies import give_sid, remember_typed, take_sid
from app.auth.origin import is_from_our_page, person_address
from app.auth.sentences import AuthRefused
from app.auth.sessions import ABSOLUTE
from app.auth.teams import go_to_team, join_team, leave_team
from app.domain.errors import NotAllowed

LONGEST_FORM = 16 * 1024
LOCAL_PATH = re.compile(r"/(?![/\\])[!-\[\]-~]{0,1000}")
"""Printable ASCII without a backslash, and not the start of another host."""

Fields = dict[str, str]
Handler = Callable[[Request, Fields], Awaitable[Response]]


def auth_routes() -> list[Route]:
    """To be mounted beside the pages."""
    return [
        Route("/session/sign-up", _form(_sign_up), methods=["POST"]),
        Route("/session/sign-in", _form(_sign_in), methods=["POST"]),
        Route("/session/sign-out", _form(_sign_out), methods=["POST"]),
        Route("/session/team", _form(_go_to_team), methods=["POST"]),
        Route("/session/join", _form(_join_team), methods=["POST"]),
        Route("/session/leave", _form(_leave_team), methods=["POST"]),
    ]


def local_path(wanted: str, otherwise: str) -> str:
    """`wanted` if it leads nowhere but into this app."""
    return wanted if LOCAL_PATH.fullmatch(wanted) else otherwise


def enter(request: Request, sid: str, path: str) -> Response:
    """Send the browser on with its new sid."""
    response = _go(path)
    give_sid(response, sid, max_age=int(ABSOLUTE.total_seconds()))
    return response


async def _sign_up(request: Request, form: Fields) -> Response:
    try:
        sid = await sign_up(
            form.get("email", ""),
            form.get("password", ""),
            form.get("display_name", ""),
            request.headers.get("user-agent", ""),
            address=person_address(request),
        )
    except AuthRefused as refused:
        return _back(places.SIGN_UP, refused, form)
    await end_session(request.headers.get("cookie"))
    return enter(request, sid, local_path(form.get("next", ""), places.AFTER_SIGN_UP))


async def _sign_in(request: Request, form: Fields) -> Response:
    try:
        sid = await sign_in(
            form.get("email", ""),
            form.get("password", ""),
            request.headers.get("user-agent", ""),
            address=person_address(request),
        )
    except AuthRefused as refused:
        return _back(places.SIGN_IN, refused, form)
    await end_session(request.headers.get("cookie"))
    return enter(request, sid, local_path(form.get("next", ""), places.AFTER_SIGN_IN))


async def _sign_out(request: Request, form: Fields) -> Response:
    """This browser; with `everywhere` in the form, every browser."""
    cookie = request.headers.get("cookie")
    if form.get("everywhere") and (identity := await identity_from_cookie(cookie)):
        await end_every_session(identity, except_cookie=cookie)
    await end_session(cookie)
    response = _go(places.SIGN_IN)
    take_sid(response)
    return response


async def _go_to_team(request: Request, form: Fields) -> Response:
    try:
        sid = await go_to_team(request.headers.get("cookie"), UUID(form.get("team", "")))
    except (AuthRefused, ValueError):
        return _go(f"{places.TEAM}?error=not_your_team")
    return enter(request, sid, places.AFTER_SIGN_IN)


async def _join_team(request: Request, form: Fields) -> Response:
    token = form.get("token", "")
    try:
        sid = await join_team(request.headers.get("cookie"), token)
    except AuthRefused as refused:
        return _go(f"{places.JOIN}?{urlencode({'t': token, 'error': refused.code})}")
    return enter(request, sid, places.AFTER_JOINING)


async def _leave_team(request: Request, form: Fields) -> Response:
    try:
        sid = await leave_team(request.headers.get("cookie"))
    except (AuthRefused, NotAllowed):
        return _go(f"{places.TEAM}?error=owner_stays")
    if sid:
        return enter(request, sid, places.AFTER_SIGN_IN)
    response = _go(f"{places.SIGN_IN}?error=no_team")
    take_sid(response)
    return response


def _form(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    """Only for forms on our own pages, and small ones."""

    async def endpoint(request: Request) -> Response:
        if not is_from_our_page(request):
            return PlainTextResponse("Requests from other sites are not accepted.", 403)
        fields = await _fields(request)
        if fields is None:
            return PlainTextResponse("This form is too large.", 413)
        return await handler(request, fields)

    return endpoint


async def _fields(request: Request) -> Fields | None:
    """The fields of a plain form; None if it is larger than any of ours."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return None
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        return None


def _back(path: str, refused: AuthRefused, form: Fields) -> Response:
    """To the form again, with the reason as a code; what was typed, but for the password, travels in cookies."""
    query = {"error": refused.code}
    if wanted := local_path(form.get("next", ""), ""):
        query["next"] = wanted
    response = _go(f"{path}?{urlencode(query)}")
    remember_typed(response, email=form.get("email", "").strip(), name=form.get("display_name", "").strip())
    return response


def _go(path: str) -> Response:
    return RedirectResponse(path, 303, headers={"Cache-Control": "no-store"})
