"""What our own web process may do with accounts, by its secret key: delete one."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import JSONResponse

from app.embedded.auth_server import store
from app.embedded.auth_server.context import is_service, server_of
from app.embedded.auth_server.errors import Refusal


async def delete_user(request: Request) -> JSONResponse:
    """The user with identities and sessions; rows that others keep of them must be gone before."""
    if not is_service(request):
        raise Refusal(403, "not_admin", "User not allowed")
    try:
        user_id = UUID(request.path_params["user_id"])
    except ValueError:
        raise Refusal(404, "validation_failed", "user_id must be an UUID") from None
    async with server_of(request).store.begin() as db:
        if await store.find_user(db, user_id) is None:
            raise Refusal(404, "user_not_found", "User not found")
        await store.delete_user(db, user_id)
    return JSONResponse({})
