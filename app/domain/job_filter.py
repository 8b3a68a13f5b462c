"""What the feed shows: the filters of its address, read leniently from a link and strictly from a person.

An address carries only what differs from the default, so `/feed` is the default view and every other view
is a link one can keep, send and come back to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from app.domain.enums import BudgetType, Platform
from app.domain.errors import BadInput
from app.domain.wording import amount_text

LONGEST_TEXT = 200
LARGEST_PAGE = 100_000
PAGE_SIZE = 20
"""The unit of the address: page 3 begins with row 40."""
WINDOW = 80
"""Rows that are sent at once. What one sees, and enough on both sides to scroll on while the next are fetched."""
LARGEST_FLOOR = 1_000_000
DAYS = {1: "Last 24 hours", 3: "Last 3 days", 7: "Last week", 14: "Last 2 weeks", 30: "Last month"}
SCORES = (40, 50, 60, 70, 80, 90)
PLATFORMS = {Platform.UPWORK: "Upwork", Platform.LINKEDIN: "LinkedIn"}
BUDGETS = {BudgetType.HOURLY: "Hourly", BudgetType.FIXED: "Fixed price", BudgetType.UNKNOWN: "Rate not said"}


class View(StrEnum):
    """Which jobs are looked at; the others filter within."""

    OPEN = "open"
    BOARD = "board"
    DISMISSED = "dismissed"
    ALL = "all"


class Sort(StrEnum):
    """By how well a search finds it, by score, age, pay, the number of rivals, what the client has spent."""

    RELEVANT = "relevant"
    BEST = "best"
    NEWEST = "newest"
    PAY = "pay"
    PROPOSALS = "proposals"
    SPENT = "spent"


VIEWS = {
    View.OPEN: "Open",
    View.BOARD: "On the board",
    View.DISMISSED: "Not for me",
    View.ALL: "All jobs",
}
SORTS = {
    Sort.RELEVANT: "Most relevant",
    Sort.BEST: "Best first",
    Sort.NEWEST: "Newest first",
    Sort.PAY: "Highest pay",
    Sort.PROPOSALS: "Fewest proposals",
    Sort.SPENT: "Client spend",
}


@dataclass(frozen=True)
class JobFilter:
    """Fields are named as in the address. Floors are in the person's own currency."""

    q: str = ""
    passing: bool = True
    hiding: bool = True
    platform: Platform | None = None
    budget: BudgetType | None = None
    hourly: int | None = None
    fixed: int | None = None
    days: int | None = None
    country: str = ""
    verified: bool = False
    score: int | None = None
    calm: bool = False
    """Without the jobs that carry a grave warning."""
    projects: bool = False
    """Without the jobs on a payroll."""
    view: View = View.OPEN
    sort: Sort | None = None
    """None is the usual order: what a search finds best first, else the best scored."""
    page: int = 1

    @classmethod
    def parse(cls, asked: Mapping[str, Any]) -> Self:
        """Whatever stands in an address: what cannot be read is as if it were not there."""
        read = {}
        for each in fields(cls):
            try:
                read[each.name] = _read(each.name, asked.get(each.name, ""))
            except BadInput:
                continue
        return cls(**{name: value for name, value in read.items() if value is not None})._settled()

    def choose(self, name: str, value: object) -> Self:
        """One filter set by a person, back on the first page; BadInput when it cannot be read."""
        if name not in NAMES:
            raise BadInput("There is no such filter.")
        read = _read(name, value)
        default = getattr(JobFilter, name)
        chosen = replace(self, **{"page": 1, name: default if read is None else read})
        return chosen._settled(name)

    def without(self, name: str) -> Self:
        """The same without one filter, or without a group of them (`pay`, `rate`)."""
        names = GROUPS.get(name, (name,))
        if not set(names) <= NAMES:
            raise BadInput("There is no such filter.")
        cleared: dict[str, Any] = {each: getattr(JobFilter, each) for each in names}
        if name in ("passing", "hiding"):
            cleared = {name: False}
        return replace(self, **cleared, page=1)

    def cleared(self) -> Self:
        """Every filter at its default; view and order stay."""
        return replace(type(self)(), view=self.view, sort=self.sort)

    def address(self) -> dict[str, str]:
        """What the address has to say; nothing for the default view."""
        said = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value != each.default:
                said[each.name] = _said(value)
        return said

    def controls(self) -> dict[str, str]:
        """The value of every control that sets a filter; "" for what is not set."""
        return {each.name: _said(getattr(self, each.name)) for each in fields(self)} | {
            "sort": self.order.value
        }

    @property
    def order(self) -> Sort:
        return self.sort or (Sort.RELEVANT if self.q else Sort.BEST)

    @property
    def filters_passing(self) -> bool:
        """Only open jobs are held against the bar: what was shortlisted or put aside is shown whole."""
        return self.passing and self.view is View.OPEN

    @property
    def filters_hidden(self) -> bool:
        """The hide list holds for open jobs: what a person has put on the board is theirs to see."""
        return self.hiding and self.view is View.OPEN

    def posted_after(self, now: datetime) -> datetime | None:
        return now - timedelta(days=self.days) if self.days else None

    def active(self, currency: str) -> dict[str, str]:
        """Filters that are on, beyond the default view, each in words."""
        said = {
            "q": f"“{self.q}”" if self.q else "",
            "platform": PLATFORMS[self.platform] if self.platform else "",
            "budget": BUDGETS[self.budget] if self.budget else "",
            "pay": self._pay(currency),
            "days": DAYS[self.days].lower() if self.days else "",
            "country": self.country,
            "verified": "payment verified" if self.verified else "",
            "score": f"score ≥ {self.score}" if self.score else "",
            "calm": "red flags" if self.calm else "",
            "projects": "full-time employment" if self.projects else "",
        }
        return {name: words for name, words in said.items() if words}

    def rate_words(self, currency: str) -> str:
        """Kind of budget and floors in one chip: "Hourly ≥ $45/h"; "" when any rate will do."""
        kind = BUDGETS[self.budget] if self.budget else ""
        return " ".join(filter(None, (kind, self._pay(currency))))

    def _pay(self, currency: str) -> str:
        hourly = f"{amount_text(self.hourly, currency)}/h" if self.hourly else ""
        fixed = f"{amount_text(self.fixed, currency)} fixed" if self.fixed else ""
        return "≥ " + " or ".join(filter(None, (hourly, fixed))) if hourly or fixed else ""

    def _settled(self, newest: str = "") -> Self:
        """A floor that the chosen kind of budget rules out is dropped; the later choice wins."""
        if newest == "hourly" and self.hourly and self.budget is not None:
            return replace(self, budget=BudgetType.HOURLY, fixed=None)
        if newest == "fixed" and self.fixed and self.budget is not None:
            return replace(self, budget=BudgetType.FIXED, hourly=None)
        usual = Sort.RELEVANT if self.q else Sort.BEST
        return replace(
            self,
            sort=None if self.sort in (usual, Sort.RELEVANT) else self.sort,
            hourly=self.hourly if self.budget in (None, BudgetType.HOURLY) else None,
            fixed=self.fixed if self.budget in (None, BudgetType.FIXED) else None,
        )


GROUPS = {"pay": ("hourly", "fixed"), "rate": ("budget", "hourly", "fixed")}
NAMES = frozenset(each.name for each in fields(JobFilter))


def _said(value: object) -> str:
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _read(name: str, given: object) -> Any:
    """One value from outside; None for nothing, BadInput for nonsense."""
    typed = _storable(str(given)) if isinstance(given, str | int) else ""
    if not typed:
        return None
    if name in ("passing", "hiding", "verified", "calm", "projects"):
        return _one_of(typed.lower(), {"yes": True, "true": True, "no": False, "false": False})
    if name in ("hourly", "fixed"):
        return _number(typed, LARGEST_FLOOR)
    if name == "page":
        return _number(typed, LARGEST_PAGE)
    if name in ("days", "score"):
        return _one_of(typed, {str(number): number for number in (DAYS if name == "days" else SCORES)})
    if name == "platform":
        return _one_of(typed, {each.value: each for each in Platform})
    if name == "budget":
        return _one_of(typed, {each.value: each for each in BudgetType})
    if name == "view":
        return _one_of(typed, {each.value: each for each in View})
    if name == "sort":
        return _one_of(typed, {each.value: each for each in Sort})
    return typed[:LONGEST_TEXT]


def _one_of(typed: str, choices: Mapping[str, Any]) -> Any:
    if typed not in choices:
        raise BadInput("There is no such choice. Pick one of those shown.")
    return choices[typed]


def _number(typed: str, most: int) -> int | None:
    digits = typed.lstrip("$€£ ").replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 12) or int(digits) > most:
        raise BadInput(f"Write a whole number up to {most:,}.")
    return int(digits) or None


def _storable(typed: str) -> str:
    """One line that Postgres takes: without NUL and without halves of characters."""
    return " ".join(typed.replace("\x00", "").encode("utf-8", "ignore").decode().split())
