"""One dropped file as a card on the import page: what is in it, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.actions.jobs import Saved
from app.domain.job_words import PLATFORM_NAMES
from app.domain.tightness import BY_LEVEL
from app.domain.wording import counted
from app.queries.run_results import KeptBack
from app.runs.job_files import Preview

FEED = "/feed"
RUN = "/runs/{}"
NOTHING_KEPT = KeptBack()
UNKNOWN_PLATFORM = "unknown_platform"
MOST_COLUMNS = 40
MOST_REASONS = 200
FIELDS = {
    "title": "Title",
    "description": "Description",
    "budget": "Rate or budget",
    "posted_at": "Date",
    "client_country": "Country",
    "skills": "Skills",
    "company_name": "Company",
    "apply_url": "Link",
}


@dataclass(frozen=True)
class FileCard:
    """One file on the page. `phase`: reading, preview, saving, saved, failed.

    `feed` is where its jobs are seen once they are saved, `way` what the link there says.
    `platform` is the person's word for rows that do not say which site they are from; `question` asks for it.
    """

    id: str
    name: str
    phase: str = "reading"
    layout: str = ""
    sentence: str = ""
    total: int = 0
    takeable: int = 0
    not_taken: int = 0
    feed: str = FEED
    way: str = "See them in the feed"
    platform: str = ""
    question: str = ""
    counts: list[dict[str, str]] = field(default_factory=list)
    coverage: list[dict[str, Any]] = field(default_factory=list)
    ignored: str = ""
    refused: list[dict[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def previewed(card: FileCard, preview: Preview) -> FileCard:
    """The card of a file that has been read and counted."""
    parsed, counts = preview.parsed, preview.counts
    takeable = counts.new + counts.updated
    return replace(
        card,
        phase="preview",
        layout=parsed.layout,
        total=len(parsed.rows),
        takeable=takeable,
        not_taken=len(parsed.rejected),
        sentence=" ".join(
            [f"{counted(parsed.row_count, 'row')} read.", *_filled(counts), _what_next(takeable, preview)]
        ),
        question=_question(card, preview),
        counts=[
            _count("new", counts.new, "ok"),
            _count("updated", counts.updated, "info"),
            _count("known or repeated", counts.duplicates, "plain"),
            _count("not taken", len(parsed.rejected), "look"),
        ],
        coverage=_coverage(parsed.coverage) if parsed.rows else [],
        ignored=_listed(parsed.ignored_columns) if parsed.rows else "",
        refused=_refusals(parsed.rejected),
        notes=list(parsed.notes),
    )


def saved_card(
    card: FileCard,
    saved: Saved,
    *,
    passing: int,
    tightness: int,
    has_bar: bool,
    kept: KeptBack = NOTHING_KEPT,
) -> FileCard:
    """The card of a file whose jobs are saved; `passing` of the new ones are above the bar of `tightness`, if the
    feed has one: to who has no profile yet, and where nothing passes, it shows every job.
    """
    new = counted(saved.new, "new job")
    said = [f"{new}, {saved.updated:,} updated, {saved.duplicates:,} known or repeated.", *_filled(saved)]
    if kept.further_ads or kept.unwanted:
        said.append(_kept_words(saved.new, kept))
    if saved.new and has_bar:
        said.append(_passing(saved.new, passing, tightness))
    if card.not_taken:
        were = "was" if card.not_taken == 1 else "were"
        said.append(f"{counted(card.not_taken, 'row')} {were} not taken; the reasons are below.")
    card = replace(card, phase="saved", sentence=" ".join(said))
    if not has_bar or not saved.new or passing or saved.run_id is None:
        return card
    return replace(card, feed=RUN.format(saved.run_id), way="See what came in")


def _filled(counts: Saved) -> list[str]:
    """How many of the new there is nothing left to apply for."""
    if not counts.filled:
        return []
    verb = "is" if counts.filled == 1 else "are"
    return [f"{counts.filled:,} of the new {verb} filled or closed already."]


def _kept_words(new: int, kept: KeptBack) -> str:
    """So that what was imported and what the feed counts agree."""
    others, hidden = kept.further_ads, kept.unwanted
    ads = "1 is a further ad" if others == 1 else f"{others:,} are further ads"
    why = [f"{ads} for a job that has its row already"] if others else []
    why += [f"{hidden:,} {'is' if hidden == 1 else 'are'} on your hide list"] if hidden else []
    return f"The feed lists {new - others - hidden:,} of the new: {' and '.join(why)}."


def _passing(new: int, passing: int, tightness: int) -> str:
    if passing == new:
        return "It passes your bar." if new == 1 else "All of them pass your bar."
    name = BY_LEVEL[tightness].name.lower()
    if passing:
        verb = "passes" if passing == 1 else "pass"
        return f"{passing:,} of the new {verb} at {name}; the others are behind the bar."
    none = "It does not pass" if new == 1 else "None of them passes"
    return f"{none} at {name}, so the feed shows {'it' if new == 1 else 'them'} only without the bar."


def failed_card(card: FileCard, sentence: str) -> FileCard:
    """The card of a file that was not read or not saved."""
    return replace(card, phase="failed", sentence=sentence)


def row_ranges(numbers: Iterable[int]) -> str:
    """ "2, 5–9, 12"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number <= runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs)


def _what_next(takeable: int, preview: Preview) -> str:
    if takeable:
        return "Nothing is saved yet."
    if preview.parsed.rows:
        return "You have all of them already."
    return "None of them can be taken; the reasons are below."


def _question(card: FileCard, preview: Preview) -> str:
    unknown = sum(one.code == UNKNOWN_PLATFORM for one in preview.parsed.rejected)
    if unknown:
        verb = "says" if unknown == 1 else "say"
        return f"{counted(unknown, 'row')} {verb} nothing about the site. Whose jobs are these?"
    if not card.platform:
        return ""
    return f"Where a row did not say it, it was read as {PLATFORM_NAMES[card.platform]}."


def _coverage(shares: Mapping[str, float]) -> list[dict[str, Any]]:
    return [{"label": label, "percent": round(100 * shares.get(name, 0.0))} for name, label in FIELDS.items()]


def _count(label: str, count: int, tone: str) -> dict[str, str]:
    return {"label": label, "count": f"{count:,}", "tone": tone if count else "plain"}


def _listed(columns: Sequence[str]) -> str:
    more = len(columns) - MOST_COLUMNS
    return ", ".join(columns[:MOST_COLUMNS]) + (f" and {more:,} more" if more > 0 else "")


def _refusals(rejected: Sequence[Any]) -> list[dict[str, str]]:
    """Every refused row, those with the same reason on one line."""
    numbers: dict[str, list[int]] = {}
    for one in rejected:
        numbers.setdefault(one.reason, []).append(one.number)
    lines = [_refusal(reason, rows) for reason, rows in numbers.items()]
    if len(lines) <= MOST_REASONS:
        return lines
    rest = [number for rows in list(numbers.values())[MOST_REASONS:] for number in rows]
    return [*lines[:MOST_REASONS], _refusal("For other reasons.", rest)]


def _refusal(reason: str, rows: Sequence[int]) -> dict[str, str]:
    label = "Row" if len(rows) == 1 else "Rows"
    return {"reason": reason, "count": f"{len(rows):,}", "rows": f"{label} {row_ranges(rows)}"}
