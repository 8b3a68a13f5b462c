"""What a person types about a channel, read: an address, and for mail the server that takes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from app.domain.forms import BadForm
from app.domain.notices import ChannelKind

MAIL = re.compile(r"[^@\s<>,;:\"\\\x00-\x1f\x7f]{1,64}@[^@\s<>,;:\"\\\x00-\x1f\x7f]{1,190}")
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?|[0-9a-fA-F:.]{2,45}")
TOPIC = re.compile(r"[A-Za-z0-9_-]{1,64}")
SECURITIES = {"starttls": "STARTTLS (587)", "tls": "TLS (465)", "none": "Not encrypted"}
LONGEST = 500


@dataclass(frozen=True)
class ChannelForm:
    """`secret` is None where nothing was typed: the one before stays, if the address does."""

    kind: ChannelKind
    address: str
    settings: dict[str, Any] = field(default_factory=dict)
    secret: str | None = None


def read_channel(kind: ChannelKind, form: Mapping[str, Any]) -> ChannelForm:
    """BadForm with a sentence for each field that cannot be used."""
    typed = {str(name): _line(value) for name, value in form.items()}
    secret = typed.get("secret") or None
    if kind is ChannelKind.MAIL:
        return _mail(typed, secret)
    address = typed.get("address", "")
    try:
        parts = urlsplit(address)
        fine = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not (parts.username or parts.password)
        )
    except ValueError:
        fine = False
    if not fine:
        raise BadForm({"address": "Type the whole address; it begins with https://."})
    if kind is ChannelKind.NTFY and not TOPIC.fullmatch(parts.path.strip("/")):
        raise BadForm({"address": "Type the address of the topic, such as https://ntfy.sh/my-topic."})
    return ChannelForm(kind, address, {}, secret)


def _mail(typed: Mapping[str, str], secret: str | None) -> ChannelForm:
    errors: dict[str, str] = {}
    address, sender = typed.get("address", ""), typed.get("sender", "") or typed.get("address", "")
    host, port, security = typed.get("host", ""), typed.get("port", ""), typed.get("security", "")
    for name, value in (("address", address), ("sender", sender)):
        if not MAIL.fullmatch(value):
            errors[name] = "Type one e-mail address."
    if not HOST.fullmatch(host):
        errors["host"] = "Type the name of the server that takes your mail, such as smtp.example.org."
    if not (port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        errors["port"] = "Type a port: 587 with STARTTLS, 465 with TLS."
    if security not in SECURITIES:
        errors["security"] = "Choose how the connection is encrypted."
    if security == "none" and secret and host not in ("localhost", "127.0.0.1", "::1"):
        errors["security"] = "A password is never sent without encryption. Choose STARTTLS or TLS."
    if errors:
        raise BadForm(errors)
    settings = {
        "host": host,
        "port": int(port),
        "security": security,
        "sender": sender,
        "user": typed.get("user", ""),
    }
    return ChannelForm(ChannelKind.MAIL, address, settings, secret)


def _line(value: Any) -> str:
    words = value if isinstance(value, str) else ""
    return " ".join(words.replace("\x00", "").encode("utf-8", "ignore").decode().split())[:LONGEST]
