"""What a browser fetches before a page works: scripts and styles, as they come over the wire."""

import re
from urllib.parse import urljoin

import httpx

from app.bench.figure import Figure

KILOBYTE = 1e3
NAMED_IN_HTML = re.compile(r"""(?:href|src)="(/[^"]+\.(?:js|css))\"""")
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']""")
MOST_SCRIPT = 170


def page_weight(url: str, path: str) -> list[Figure]:
    """Gzipped kilobytes of scripts and of styles, beside what they are when unpacked."""
    with httpx.Client(base_url=url, headers={"accept-encoding": "gzip"}) as client:
        page, _ = _fetch(client, path)
        packed, plain = {"js": 0, "css": 0}, {"js": 0, "css": 0}
        for text, name, weight in _needed(client, page):
            kind = name.rpartition(".")[2]
            packed[kind] += weight
            plain[kind] += len(text.encode())
    return [
        Figure(
            f"{words} of {path}, gzipped", packed[kind] / KILOBYTE, "kB", "unpacked", plain[kind] / KILOBYTE,
            most=MOST_SCRIPT if kind == "js" else None,
        )
        for kind, words in (("js", "JavaScript"), ("css", "CSS"))
    ]  # fmt: skip


def _needed(client: httpx.Client, page: str) -> list[tuple[str, str, int]]:
    """Every file that the page names, and what those import without being asked."""
    found: dict[str, tuple[str, str, int]] = {}
    left = NAMED_IN_HTML.findall(page)
    while left:
        name = left.pop()
        if name in found:
            continue
        text, weight = _fetch(client, name)
        found[name] = (text, name, weight)
        if name.endswith(".js"):
            left += [urljoin(name, other) for other in IMPORTED.findall(text)]
    return list(found.values())


def _fetch(client: httpx.Client, path: str) -> tuple[str, int]:
    answer = client.get(path)
    answer.raise_for_status()
    return answer.text, int(answer.num_bytes_downloaded)
