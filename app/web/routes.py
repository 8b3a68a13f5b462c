"""Our own HTTP routes, beside what Reflex serves."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from app.settings import Settings
from app.web.apply.route import apply_routes
from app.web.calendar_feed import calendar_feed
from app.web.earnings_export import export_earnings
from app.web.health import live, ready
from app.web.letter_files.route import letter_file
from app.web.run_export import export_run
from app.web.team_export import export_everything
from app.web.uploads.route import UPLOAD_PATH, UploadRoute


def starlette_app(
    config: Settings, *, auth_server: ASGIApp | None = None, routes: Sequence[BaseRoute] = ()
) -> Starlette:
    """For `rx.App(api_transformer=…)`: Reflex mounts itself under "" behind these routes.

    `auth_server` is the embedded Supabase Auth (None when hosted); `routes` are the sign-in forms.
    """
    own: list[BaseRoute] = [
        Route("/live", live, methods=["GET"]),
        Route("/ready", ready, methods=["GET"]),
        Route(UPLOAD_PATH, UploadRoute(config).answer, methods=["POST"]),
        Route("/api/runs/{run_id}", export_run, methods=["GET"]),
        Route("/api/letters/{job_id}/{kind}", letter_file, methods=["GET"]),
        Route("/api/earnings.csv", export_earnings, methods=["GET"]),
        Route("/api/export", export_everything, methods=["GET"]),
        *apply_routes(config),
        Route("/calendar/{token}.ics", calendar_feed, methods=["GET"]),
        Route("/_upload", _nothing_here, methods=_ALL),  # Reflex's own upload takes files from anybody
        Route("/_upload/{rest:path}", _nothing_here, methods=_ALL),
        *routes,
    ]
    if auth_server is not None:
        own.append(Mount("/auth/v1", app=auth_server))
    own.append(Route("/api/{rest:path}", _nothing_here, methods=_ALL))
    return Starlette(routes=own)


_ALL = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


async def _nothing_here(_: Request) -> Response:
    return JSONResponse({"error": "There is nothing here."}, 404)
