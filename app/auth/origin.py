"""Did this request come from a page of ours? Asked before anything that changes who is signed in."""

from starlette.requests import Request

from app.settings import settings


def is_from_our_page(request: Request) -> bool:
    """By what browsers say and pages cannot forge: Sec-Fetch-Site and Origin. Saying neither is a no."""
    site = request.headers.get("sec-fetch-site", "")
    origin = request.headers.get("origin", "")
    if site not in ("", "same-origin", "none"):
        return False
    if origin not in ("", "null"):
        return origin in settings().origins
    return bool(site) and _own_host(request)


def _own_host(request: Request) -> bool:
    host = request.headers.get("host", "")
    return any(origin.partition("://")[2] == host for origin in settings().origins)


def person_address(request: Request) -> str:
    """The browser's IP address; behind a proxy of ours, what the proxy says it is."""
    forwarded = request.headers.get("x-forwarded-for", "")
    if settings().public_url and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.client.host if request.client else ""
