"""One click to a Bidwell with something in it: a throw-away account, filled, signed in. Only on a laptop."""

from secrets import token_hex, token_urlsafe

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from app.auth import places
from app.auth.accounts import sign_up
from app.auth.browser import end_session, identity_of_sid
from app.auth.cookies import hash_of, take_sid
from app.auth.origin import is_from_our_page, person_address
from app.auth.routes import enter
from app.auth.sentences import AuthRefused
from app.clock import utc_now
from app.db.session import team_session
from app.demo.scenarios import fill_with_sample
from app.settings import settings

DEMO_POST, START_POST = "/session/demo", "/session/start"
LANDING = "/feed"
NAME = "Sample freelancer"
ELSEWHERE = "Requests from other sites are not accepted."


def demo_routes() -> list[Route]:
    """To be mounted beside the forms at the door; nothing when hosted, where accounts are people."""
    if not settings().is_embedded:
        return []
    return [
        Route(DEMO_POST, look_around, methods=["POST"]),
        Route(START_POST, start_for_real, methods=["POST"]),
    ]


async def look_around(request: Request) -> Response:
    """A fresh account that nobody else knows, full of sample data."""
    if not is_from_our_page(request):
        return PlainTextResponse(ELSEWHERE, 403)
    try:
        sid = await sign_up(
            sample_address(),
            token_urlsafe(32),
            NAME,
            request.headers.get("user-agent", ""),
            address=person_address(request),
        )
    except AuthRefused as refused:
        return RedirectResponse(f"{places.SIGN_UP}?error={refused.code}", 303)
    await end_session(request.headers.get("cookie"))
    identity = await identity_of_sid(hash_of(sid))
    if identity is not None:
        async with team_session(identity) as db:
            await fill_with_sample(db, now=utc_now())
    return enter(request, sid, LANDING)


async def start_for_real(request: Request) -> Response:
    """Out of the sample account, and to the form for a real one."""
    if not is_from_our_page(request):
        return PlainTextResponse(ELSEWHERE, 403)
    await end_session(request.headers.get("cookie"))
    response = RedirectResponse(places.SIGN_UP, 303, headers={"Cache-Control": "no-store"})
    take_sid(response)
    return response


def sample_address() -> str:
    """An address that can belong to nobody: the domain is reserved for that."""
    return f"sample-{token_hex(6)}@sample.invalid"
