"""GET and POST /apply/<token>. Looking changes nothing; one of two buttons does, once."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from app.actions.apply_sessions import Sent, decline_application, submit_application
from app.clock import utc_now
from app.db.session import team_session
from app.domain.bids import read_amount
from app.domain.errors import BadInput, NotAllowed, NotFound, UserFacingError
from app.domain.money import read_money
from app.queries.apply import ApplyPage, apply_page
from app.queries.apply_link import Link, link_of
from app.settings import Settings
from app.web.apply import html
from app.web.apply.throttle import Guesses
from app.web.scopes import client_network

LONGEST_FORM = 4096
HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow, noarchive",
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self';"
    " img-src 'self'; connect-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
}
SLOWLY = {"retry-after": "300"}
Fields = dict[str, str]


@dataclass(frozen=True)
class ApplyRoute:
    """Answers apply links; `guesses` counts what did not open."""

    config: Settings
    guesses: Guesses

    def routes(self) -> list[Route]:
        return [Route("/apply/{token}", self.answer, methods=["GET", "POST"])]

    async def answer(self, request: Request) -> Response:
        network = client_network(request.scope, behind_proxy=self.config.public_url is not None)
        if self.guesses.is_flood(network):
            return _page(html.slow_down(), 429, SLOWLY)
        link = await link_of(request.path_params["token"], now=utc_now())
        shown = await self._look(link) if link else None
        if link is None or shown is None:
            too_many = self.guesses.is_too_many(network)
            self.guesses.missed(network)
            return _page(html.slow_down(), 429, SLOWLY) if too_many else _page(html.dead(), 404)
        if request.method != "POST":
            return _page(html.apply(shown, expires=link.expires_at))
        return await self._do(link, shown, await _fields(request))

    async def _look(self, link: Link) -> ApplyPage | None:
        async with team_session(link.identity) as db:
            return await apply_page(db, link.application_id)

    async def _do(self, link: Link, shown: ApplyPage, form: Fields) -> Response:
        try:
            if form.get("do") == "declined":
                async with team_session(link.identity) as db:
                    await decline_application(db, link.session_id, now=utc_now())
                return _page(html.declined(shown))
            if form.get("do") != "submitted":
                raise BadInput("Press one of the two buttons below.")
            sent = read_sent(form, currency=shown.currency)
            async with team_session(link.identity) as db:
                await submit_application(db, link.session_id, sent, now=utc_now())
            return _page(html.submitted(shown))
        except (NotFound, NotAllowed):
            return _page(html.dead(), 404)  # somebody was quicker, or has just left the team
        except UserFacingError as refused:
            return _page(
                html.apply(shown, expires=link.expires_at, problem=refused.sentence, typed=form), 422
            )


def apply_routes(config: Settings) -> list[Route]:
    """To be mounted beside the pages."""
    return ApplyRoute(config, Guesses()).routes()


def read_sent(form: Fields, *, currency: str) -> Sent:
    """What was typed beside “I submitted it”; nothing typed is nothing spent. `currency` is that of a bare number."""
    connects, boost = (
        read_amount(form[name], least=0) if form.get(name, "").strip() else 0
        for name in ("connects", "boost")
    )
    rate, named = _rate(form.get("rate", "").strip())
    return Sent(connects, boost, rate, named or currency)


def _rate(typed: str) -> tuple[Decimal | None, str | None]:
    """The amount, and the currency where one is typed."""
    if not typed:
        return None, None
    money = read_money(typed[:24])
    rate = (money.low if money.low is not None else money.high) if money else None
    if rate is None or not 0 < rate < 10_000_000:
        raise BadInput("Write the rate as a number: 75, or 1,200.")
    return rate, money.currency if money else None


async def _fields(request: Request) -> Fields:
    """A small form; one that is none has no fields."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return {}
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10))
    except ValueError:
        return {}


def _page(content: str, status: int = 200, more: dict[str, str] | None = None) -> Response:
    return HTMLResponse(content, status, headers={**HEADERS, **(more or {})})
