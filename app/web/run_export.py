"""GET /api/runs/<id> — a run with all its steps, as a JSON file for a report or a comparison."""

import json
from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.auth.browser import identity_from_cookie
from app.db.session import team_session
from app.queries.runs import run_export

NO_SUCH = "There is no such run in your team."


async def export_run(request: Request) -> Response:
    """For whoever is signed in, and only what their team may see."""
    identity = await identity_from_cookie(request.headers.get("cookie"))
    if identity is None:
        return JSONResponse({"error": "Sign in first."}, 401)
    try:
        run_id = UUID(request.path_params["run_id"])
    except ValueError:
        return JSONResponse({"error": NO_SUCH}, 404)
    async with team_session(identity) as db:
        found = await run_export(db, run_id)
    if found is None:
        return JSONResponse({"error": NO_SUCH}, 404)
    return Response(
        json.dumps(found, indent=2, ensure_ascii=False, default=str),
        media_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="run-{run_id}.json"',
            "Cache-Control": "no-store",
        },
    )
