"""One click to a Bidwell with something in it: a throw-away account, filled, signed in. Only on a laptop."""

from secrets import token_hex, token_urlsafe

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from app.auth import places
from app.auth.accounts import sign_up
from app.auth.browser import end_session, identity_of_sid
from app.auth.cookies import hash_of
from app.auth.origin import is_from_our_page, person_address
from app.auth.routes import enter
from app.auth.sentences import AuthRefused
from app.clock import utc_now
from app.db.session import team_session
from app.demo.scenarios import fill_with_sample
from app.settings import settings

DEMO_POST = "/session/demo"
LANDING = "/feed"
NAME = "Sample freelancer"


def demo_routes() -> list[Route]:
    """To be mounted beside the forms at the door; nothing when hosted, where accounts are people."""
    return [Route(DEMO_POST, look_around, methods=["POST"])] if settings().is_embedded else []


async def look_around(request: Request) -> Response:
    """A fresh account that nobody else knows, full of sample data."""
    if not is_from_our_page(request):
        return PlainTextResponse("Requests from other sites are not accepted.", 403)
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


def sample_address() -> str:
    """An address that can belong to nobody: the domain is reserved for that."""
    return f"sample-{token_hex(6)}@sample.invalid"
