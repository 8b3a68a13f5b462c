"""Which platform a row is from: its own word, its address, its layout, a person's choice, the file name."""

import re

from app.domain.enums import Platform
from app.sources.aliases import squash
from app.sources.base import Rejected
from app.sources.facts import Facts
from app.sources.links import clean_url, host_platform, linkedin_id, other_board, upwork_ciphertext

NOT_SAID = (
    "Nothing says which site this job is from."
    " Put “upwork” or “linkedin” into the file's name, or add a column “platform”."
)
PLAIN_COLUMNS = frozenset({"platform", "jobboard", "jobsite", "marketplace"})
"""Columns that can mean nothing else, so that an unknown word in them is another site."""


def platform_in_name(file_name: str) -> Platform | None:
    """The platform that a file's name speaks of."""
    words = re.split(r"[^a-z]+", file_name.lower())
    if any("upwork" in word for word in words):
        return Platform.UPWORK
    return Platform.LINKEDIN if any("linkedin" in word for word in words) or "li" in words else None


def platform_of(
    facts: Facts, *, number: int, implied: Platform | None, is_jobspy: bool
) -> Platform | Rejected:
    """The row's platform, or why it cannot be taken. `implied` holds when the row itself is silent."""
    for column, value in facts.record.all("platform"):
        word = str(value).strip()
        for platform in Platform:
            if platform.value in word.lower():
                return platform
        board = other_board(word)
        names_a_site = squash(column) in PLAIN_COLUMNS or (is_jobspy and squash(column) == "site")
        if board is None and names_a_site and 1 < len(word) < 40 and not word.startswith("http"):
            board = word.replace("_", " ").title()
        if board:
            return _unsupported(number, board)
    return _platform_of_links(facts, number) or implied or Rejected(number, "unknown_platform", NOT_SAID)


def _platform_of_links(facts: Facts, number: int) -> Platform | Rejected | None:
    urls = [url for _, value in facts.record.all("url") if (url := clean_url(value))]
    urls += [url for _, value in facts.record.all("direct_url") if (url := clean_url(value))]
    if not urls:
        _find_link(facts)
        urls = [url] if (url := clean_url(facts.get("url"))) else []
    found = next((platform for url in urls if (platform := host_platform(url))), None)
    if found:
        return found
    ids = (str(value) for _, value in facts.record.all("ciphertext"))
    if any(upwork_ciphertext(text) for text in ids):
        return Platform.UPWORK
    board = next((name for url in urls if (name := other_board(url))), None)
    return _unsupported(number, board) if board else None


def _find_link(facts: Facts) -> None:
    """Under a name that nobody knows, the address of a job on Upwork or LinkedIn is still one."""
    for column, text in facts.record.texts:
        if text.lstrip().startswith("http") and (upwork_ciphertext(text) or linkedin_id(text)):
            facts.record.used.add(column)
            facts.add({"url": text.strip()})


def _unsupported(number: int, board: str) -> Rejected:
    reason = f"This row is from {board}; Bidwell takes Upwork and LinkedIn jobs. Leave it out."
    return Rejected(number, "unsupported_platform", reason)
