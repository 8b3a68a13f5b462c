"""Refusals as the Supabase client reads them, in the new wording and the old one."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

VERSION_HEADER = "X-Supabase-Api-Version"
NEW_STYLE_SINCE = "2024-01-01"


class Refusal(Exception):
    """The request is refused: an HTTP status, GoTrue's code for it and a sentence."""

    def __init__(
        self, status: int, code: str, message: str, *, headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}

    def extra(self) -> dict[str, Any]:
        """Members that this kind of refusal adds to the body."""
        return {}


class WeakPassword(Refusal):
    """The password is too easy to guess; the reasons say why."""

    def __init__(self, message: str, reasons: list[str]) -> None:
        super().__init__(422, "weak_password", message)
        self.reasons = reasons

    def extra(self) -> dict[str, Any]:
        return {"weak_password": {"reasons": self.reasons}}


class WrongCredentials(Refusal):
    """Unknown address or wrong password: the two are never told apart."""

    def __init__(self) -> None:
        super().__init__(400, "invalid_credentials", "Invalid login credentials")


def bad_json(message: str = "Could not parse the request body as a JSON object") -> Refusal:
    return Refusal(400, "bad_json", message)


def invalid(message: str, status: int = 400) -> Refusal:
    return Refusal(status, "validation_failed", message)


async def answer_refusal(request: Request, error: Exception) -> JSONResponse:
    """The JSON body for a refusal; the version header tells the client that `code` is a word."""
    assert isinstance(error, Refusal)
    headers = {"x-sb-error-code": error.code, **error.headers}
    if request.headers.get(VERSION_HEADER, "") >= NEW_STYLE_SINCE:
        body = {"code": error.code, "message": error.message, **error.extra()}
        headers[VERSION_HEADER] = NEW_STYLE_SINCE
    else:
        body = {"code": error.status, "error_code": error.code, "msg": error.message, **error.extra()}
    return JSONResponse(body, error.status, headers)


async def answer_missing_route(request: Request, error: Exception) -> JSONResponse:
    """Unknown paths and methods, as JSON too: the client cannot read plain text."""
    status = getattr(error, "status_code", 404)
    code = "method_not_allowed" if status == 405 else "not_found"
    return await answer_refusal(
        request, Refusal(status, code, f"{request.method} {request.url.path}: {code}")
    )


async def answer_away(request: Request, error: Exception) -> JSONResponse:
    """The database does not answer: the client may try again."""
    return await answer_refusal(request, Refusal(503, "request_timeout", "The database does not answer"))


async def answer_breakdown(request: Request, error: Exception) -> JSONResponse:
    """Something of ours broke: say so without saying what."""
    return await answer_refusal(
        request, Refusal(500, "unexpected_failure", "Unexpected failure, please try again")
    )
