"""/live: this process answers. /ready: it can also reach the database."""

import asyncio
import logging

from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import JSONResponse

from app.db.engine import engine

LONGEST_WAIT = 3.0
log = logging.getLogger(__name__)


async def live(_: Request) -> JSONResponse:
    return JSONResponse({"live": True})


async def ready(_: Request) -> JSONResponse:
    try:
        async with asyncio.timeout(LONGEST_WAIT), engine().connect() as connection:
            await connection.execute(text("select 1"))
    except Exception as problem:
        log.warning("The database does not answer: %s", type(problem).__name__)
        return JSONResponse({"ready": False}, 503, headers={"retry-after": "5"})
    return JSONResponse({"ready": True})
