"""An RSS or Atom address (or JSON, or CSV): fetched only if it has changed since the last time."""

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from app.safe_http import Rules, Unreachable, check_address, fetch
from app.sources.places import Fetched, Ground, Payload, PlaceKind

KEPT = {"etag": "if-none-match", "last-modified": "if-modified-since"}
ACCEPT = "application/rss+xml, application/atom+xml, application/xml, application/json, text/csv, */*;q=0.5"
SAYS = {
    401: "asks for a sign-in, so it cannot be read.",
    403: "refuses to be read by programs.",
    404: "has nothing at this address. Check it.",
    410: "has closed this feed. Take it off the list.",
    429: "asks for fewer visits. It is tried again the next time.",
}


def rules_of(ground: Ground) -> Rules:
    """The public web, and what the operator lists besides."""
    known = ground.settings
    return Rules(ports=frozenset({80, 443, *known.outside_ports}), private=known.private_networks)


def check(where: str, ground: Ground) -> str:
    return check_address(where, rules_of(ground))


async def fetch_feed(where: str, mark: Mapping[str, Any], ground: Ground) -> Fetched:
    """The feed's text, or nothing where it is what it was."""
    asked = {KEPT[name]: str(mark[name]) for name in KEPT if mark.get(name)}
    answer = await fetch(where, headers={"accept": ACCEPT, **asked}, rules=rules_of(ground))
    if answer.status == 304:
        return Fetched(mark=dict(mark), note="nothing new since the last visit")
    host = urlsplit(where).hostname or where
    if answer.status != 200:
        raise Unreachable(f"{host} {SAYS.get(answer.status, f'answered with {answer.status}.')}")
    content = hashlib.sha256(answer.body).hexdigest()
    kept = {name: answer.headers[name][:500] for name in KEPT if name in answer.headers} | {"sha256": content}
    if content == mark.get("sha256"):
        return Fetched(mark=kept, note="nothing new since the last visit")
    text = answer.body.decode("utf-8", errors="replace").replace("\x00", "")
    return Fetched([Payload(name=host, mark=content, text=text)], kept)


FEED = PlaceKind("Feed address", check, fetch_feed)
