"""The Content-Security-Policy of each page: its own scripts, and no others.

React Router writes a few inline scripts into every built page, and they change with every build. Their
hashes are computed once, at start. Each page names only its own, so that the header stays short.
"""

import base64
import hashlib
import re
from pathlib import Path

FALLBACK = "404.html"
_INLINE = re.compile(rb"<script(?![^>]*\ssrc\s*=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def script_hashes(build_dir: Path) -> dict[str, tuple[str, ...]]:
    """Path of each built page, from the build's root → the hashes of its inline scripts."""
    return {
        page.relative_to(build_dir).as_posix(): hashes_of(page.read_bytes())
        for page in sorted(build_dir.rglob("*.html"))
    }


def hashes_of(page: bytes) -> tuple[str, ...]:
    """`'sha256-…'` for each inline script, in order, each once. HTML reads a CRLF as LF."""
    page = page.replace(b"\r\n", b"\n")
    digests = (hashlib.sha256(script).digest() for script in _INLINE.findall(page) if script.strip())
    return tuple(dict.fromkeys(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests))


def page_file(path: str, known: dict[str, tuple[str, ...]]) -> str:
    """The built page that answers this address; unknown and dynamic ones share the fallback."""
    inner = path.strip("/")
    for candidate in (inner, f"{inner}/index.html".lstrip("/"), f"{inner}.html"):
        if candidate in known:
            return candidate
    return FALLBACK


def policy(hashes: tuple[str, ...], *, host: str, https: bool) -> str:
    """The whole header. Nothing from elsewhere, no `unsafe-eval`, no frame around us or inside us."""
    socket = f"wss://{host}" if https else f"ws://{host}"
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self' 'unsafe-inline'",  # React sets style attributes
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {socket}" if host else "connect-src 'self'",
            "media-src 'self' blob:",
            "object-src 'none'",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            *(("upgrade-insecure-requests",) if https else ()),
        )
    )
