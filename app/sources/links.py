"""Addresses of jobs: only http and https, without tracking, in one form per job; and the ids inside them."""

import re
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from app.domain.enums import Platform

TRACKING = re.compile(
    r"^(?:utm_.*|trk|trkinfo|trackingid|refid|fbclid|gclid|msclkid|mc_[ce]id|_hs.*|source|referrer_url_path)$",
    re.IGNORECASE,
)
LONGEST = 2_000

OTHER_BOARDS: dict[str, str] = {
    "indeed.": "Indeed", "glassdoor.": "Glassdoor", "ziprecruiter.": "ZipRecruiter", "monster.": "Monster",
    "freelancer.com": "Freelancer", "fiverr.": "Fiverr", "toptal.": "Toptal", "guru.com": "Guru",
    "peopleperhour.": "PeoplePerHour", "naukri.": "Naukri", "dice.com": "Dice", "remoteok.": "Remote OK",
    "weworkremotely.": "We Work Remotely", "simplyhired.": "SimplyHired", "bayt.com": "Bayt",
    "xing.com": "Xing",
    "stepstone.": "StepStone", "wellfound.": "Wellfound", "reed.co.uk": "Reed", "totaljobs.": "Totaljobs",
    "freelancermap.": "freelancermap", "malt.": "Malt", "seek.com": "Seek", "himalayas.app": "Himalayas",
}  # fmt: skip

_CIPHERTEXT = re.compile(r"(?:~|%7E)(0[0-9a-zA-Z]{8,30})", re.IGNORECASE)
_LINKEDIN_ID = re.compile(r"/jobs/view/(?:[^/?#]{0,300}?-)?([0-9]{6,15})(?=[/?#]|$)")
_LINKEDIN_QUERY = re.compile(r"[?&]currentJobId=([0-9]{6,15})")
_LOGIN_PAGE = re.compile(r"linkedin\.com/(?:login|signup|uas/|checkpoint|authwall)", re.IGNORECASE)
UPWORK_ID = re.compile(r"[0-9]{15,20}")


def clean_url(value: Any) -> str | None:
    """The address without tracking, or None when it is no http(s) address of a page about a job."""
    return _cleaned(value.strip()) if isinstance(value, str) else None


@lru_cache(maxsize=1024)
def _cleaned(text: str) -> str | None:
    if not text or len(text) > LONGEST * 4 or re.search(r"[\s<>\"\x00-\x1f]", text):
        return None
    if re.match(r"(?:www\.)?(?:upwork|linkedin)\.com/", text, re.IGNORECASE):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower()
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in host or _LOGIN_PAGE.search(text):
        return None
    pairs = parse_qsl(parts.query, keep_blank_values=True) if parts.query.count("&") < 200 else []
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    query = urlencode([(name, content) for name, content in pairs if not TRACKING.match(name)])
    url = urlunsplit((parts.scheme.lower(), f"{host}:{port}" if port else host, parts.path, query, fragment))
    return url if len(url) <= LONGEST else None


@lru_cache(maxsize=1024)
def host_platform(url: str) -> Platform | None:
    """The platform whose site this address is on."""
    host = (urlsplit(url).hostname or "").lower()
    for platform in Platform:
        if host == f"{platform.value}.com" or host.endswith(f".{platform.value}.com"):
            return platform
    return None


def other_board(text: str) -> str | None:
    """The name of another job board, from its address or its name ("zip_recruiter")."""
    host = urlsplit(text).hostname if text.startswith(("http://", "https://")) else None
    if host is not None:
        dotted = f".{host.lower()}"
        return next((name for part, name in OTHER_BOARDS.items() if f".{part}" in dotted), None)
    plain = re.sub(r"[^a-z]", "", text.lower())
    return next(
        (name for name in OTHER_BOARDS.values() if plain == re.sub(r"[^a-z]", "", name.lower())), None
    )


def upwork_ciphertext(text: str) -> str | None:
    """ "~021978…" out of any shape of Upwork address, with the tilde encoded or not."""
    match = _CIPHERTEXT.search(unquote(text[:LONGEST])) or _CIPHERTEXT.search(text[:LONGEST])
    return f"~{match[1].lower()}" if match else None


def linkedin_id(text: str) -> str | None:
    """The digits of a LinkedIn job address."""
    match = _LINKEDIN_ID.search(text[:LONGEST]) or _LINKEDIN_QUERY.search(text[:LONGEST])
    return match[1] if match else None
