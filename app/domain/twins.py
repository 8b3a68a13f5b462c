"""Is it one job in two ads? Stricter than "similar": the list shows such ads once, so a mistake would hide a job."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import numpy as np

from app.domain.similar import is_in_window, likeness

CLOSE_BITS = 8
"""Fingerprints of one text with small edits differ in no more."""
NEIGHBOURS = 3
CHUNK = 256
TITLES_ALIKE = 0.6
"""One text under two titles is two jobs: a coach for singers is none for speakers."""

Fingerprint = tuple[UUID, int]


def close_pairs(known: Sequence[Fingerprint], new: Collection[UUID], most: int) -> list[tuple[UUID, UUID]]:
    """Each new ad with its nearest others, if any is near: the nearest pairs first, each pair once."""
    prints = np.array([mark for _, mark in known], dtype=np.int64)
    found: dict[tuple[int, int], int] = {}
    rows = np.array([row for row, (job, _) in enumerate(known) if job in new], dtype=np.int64)
    for start in range(0, rows.size, CHUNK):
        mine = rows[start : start + CHUNK]
        bits = np.bitwise_count(prints[mine, None] ^ prints[None, :])
        bits[np.arange(mine.size), mine] = 64
        for at in np.flatnonzero(bits.min(axis=1) <= CLOSE_BITS).tolist():
            row = int(mine[at])
            near = np.argsort(bits[at], kind="stable")[:NEIGHBOURS]
            for other in near[bits[at, near] <= CLOSE_BITS].tolist():
                found.setdefault((max(row, other), min(row, other)), int(bits[at, other]))
    by_bits = sorted(found, key=lambda pair: (found[pair], pair))[:most]
    return [(known[one][0], known[other][0]) for one, other in by_bits]


def is_same_ad(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """The same words, posted in the same season, and nothing known that speaks against it: client or place."""
    if not is_in_window(one["posted_at"], other["posted_at"]) or _differ(*_clients(one, other)):
        return False
    if _differ(_town(one), _town(other)) or not _titles_alike(one["title"], other["title"]):
        return False
    how = likeness(one["description"], other["description"], titles=(one["title"], other["title"]))
    return how is not None and how.kind == "repost"


def _clients(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[str, str]:
    """Their keys, where these say the same kind of thing: a name and a number cannot be compared."""
    mine, theirs = one["client_key"] or "", other["client_key"] or ""
    alike = mine.partition(":")[0] == theirs.partition(":")[0]
    return (mine, theirs) if alike else ("", "")


def _town(ad: Mapping[str, Any]) -> str:
    extras = ad["extras"] or {}
    return "" if extras.get("remote") else str(extras.get("location") or "").strip().casefold()


def _titles_alike(one: str, other: str) -> bool:
    mine, theirs = (set(re.findall(r"[^\W_]+", title.casefold())) for title in (one, other))
    return len(mine & theirs) >= TITLES_ALIKE * len(mine | theirs)


def _differ(mine: str, theirs: str) -> bool:
    return bool(mine and theirs and mine != theirs)
