"""GET /api/export — everything of the team as one ZIP, sent while it is made."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from app.auth.browser import identity_from_cookie
from app.clock import utc_now
from app.domain.errors import UserFacingError
from app.ownership.export import export_team, require_may_export


async def export_everything(request: Request) -> Response:
    """For owners and admins of the team they are in, and only that team."""
    identity = await identity_from_cookie(request.headers.get("cookie"))
    if identity is None:
        return JSONResponse({"error": "Sign in first."}, 401)
    try:
        require_may_export(identity)
    except UserFacingError as refused:
        return JSONResponse({"error": refused.sentence}, 403)
    now = utc_now()
    return StreamingResponse(
        export_team(identity, now=now),
        media_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="bidwell-{now:%Y-%m-%d}.zip"',
            "Cache-Control": "no-store",
        },
    )
