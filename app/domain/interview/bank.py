"""Our own questions, by type of interview and trade."""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

TYPES = {
    "discovery": "Discovery call",
    "technical": "Technical",
    "behavioural": "Behavioural",
    "rate": "Rate negotiation",
    "free": "Free",
}
TRADES = {
    "development": ("development", "engineering", "cloud", "security", "automation", "e-commerce"),
    "design": ("design",),
    "writing": ("writing", "education"),
    "marketing": ("marketing", "sales"),
    "data": ("data", "ai", "science and health"),
    "video": ("video and photo", "audio"),
    "business": ("finance", "admin", "management", "legal", "people", "support"),
}
"""Each trade of the bank, and the trades of skills that belong to it."""
_HEAD = re.compile(r"\[(\w+) / (\w+)\]")


@dataclass(frozen=True)
class BankQuestion:
    """One question; "any" fits every trade; {skill} stands for a skill."""

    type: str
    trade: str
    text: str


@lru_cache
def all_questions() -> tuple[BankQuestion, ...]:
    """Every question, in the order of the file."""
    found: list[BankQuestion] = []
    kind, trade = "", ""
    for line in (files("app.domain") / "data" / "interview_questions.txt").read_text("utf-8").splitlines():
        if head := _HEAD.fullmatch(line.strip()):
            kind, trade = head.groups()
        elif line.strip() and not line.startswith("#"):
            found.append(BankQuestion(kind, trade, line.strip()))
    return tuple(found)


def trade_for(skill_trades: list[str]) -> str:
    """The trade of the bank that most of these skills belong to; "any" without one."""
    counts = {name: sum(trade in parts for trade in skill_trades) for name, parts in TRADES.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else "any"


def bank_questions(kind: str, trade: str) -> list[str]:
    """Those of this type for the trade, then those for everybody; technical ones of all trades where none is known."""
    own = [one.text for one in all_questions() if one.type == kind and one.trade == trade and trade != "any"]
    common = [one.text for one in all_questions() if one.type == kind and one.trade == "any"]
    rest = [one.text for one in all_questions() if one.type == kind] if not own and not common else []
    return own + common + rest
