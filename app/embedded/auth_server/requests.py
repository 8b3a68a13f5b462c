"""Reading what a client sent: a JSON object of bounded size with texts that Postgres can store."""

import json
import re
from typing import Any, NoReturn

from starlette.requests import Request

from app.embedded.auth_server.errors import Refusal, bad_json, invalid

MAX_BODY_BYTES = 1024 * 1024
MAX_METADATA_BYTES = 8 * 1024  # it travels inside every access token
EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}")
MAX_EMAIL_LENGTH = 255


async def read_object(request: Request) -> dict[str, Any]:
    """The body as a JSON object; an empty body is an empty object."""
    raw = await _read_bounded(request)
    if not raw.strip():
        return {}
    try:
        body = json.loads(raw, parse_constant=_refuse_constant)
        storable = json.dumps(body, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise bad_json() from None
    if b"\\u0000" in storable:
        raise bad_json("Texts may not contain the character U+0000")
    if not isinstance(body, dict):
        raise bad_json()
    return body


async def _read_bounded(request: Request) -> bytes:
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > MAX_BODY_BYTES:
            raise Refusal(413, "request_too_large", "The request body is larger than 1 MB")
        chunks.append(chunk)
    return b"".join(chunks)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def text_in(body: dict[str, Any], name: str) -> str:
    """A text member; absent and null are the empty text."""
    value = body.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise bad_json(f"{name} must be a string")
    return value


def email_in(body: dict[str, Any]) -> str:
    """The e-mail address in its one spelling: trimmed, lower case, possible."""
    email = text_in(body, "email").strip().lower()
    if len(email) > MAX_EMAIL_LENGTH or not EMAIL.fullmatch(email):
        raise invalid("Unable to validate email address: invalid format")
    return email


def metadata_in(body: dict[str, Any]) -> dict[str, Any]:
    """The person's own words about themself (`data`); kept small."""
    data = body.get("data")
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise bad_json("data must be an object")
    if len(json.dumps(data)) > MAX_METADATA_BYTES:
        raise invalid("data is larger than 8 KB", status=422)
    return data


def bearer_in(request: Request) -> str:
    """The token of the Authorization header, or the empty text."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""
