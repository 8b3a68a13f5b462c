"""Answers that list jobs: the best, the new, those that are all that was asked, and one by its title."""

from dataclasses import replace
from typing import Any

from app.domain.copilot.answer import Answer, Cited
from app.domain.copilot.in_feed import PLACES, address_of, in_all
from app.domain.copilot.narrowing import Narrowing
from app.domain.copilot.pay import PayAsked
from app.domain.copilot.topics import Topic
from app.domain.ranking import SHOW_BAR
from app.domain.shares import full_points
from app.domain.wording import amount_text, counted
from app.queries.copilot.asking import Asking
from app.queries.copilot.cited import job_row

NO_RATE = "You have not said what you charge. Say it in the profile, and ask again."
YOUR_RATES = Cited("profile", "", "Your rates", "in the profile", "/profile#want-section")
EMPTY_FEED = "Import some, or let job search run."


async def best_jobs(asking: Asking) -> Answer:
    """The best that are open to this person."""
    if asking.ask.narrow:
        return replace(await matching_jobs(asking), intent=Topic.BEST_JOBS)
    bar = SHOW_BAR[asking.tightness]
    rows = await asking.rows("copilot_best_jobs", bar=bar, platform="")
    if not rows:
        said = ["Nothing open passes your bar at the moment.", "A looser tightness shows more."]
        return Answer(Topic.BEST_JOBS, said, numbers={"passing": 0, "bar": bar})
    passing, top = rows[0]["passing"], rows[0]
    said = [f"{counted(passing, 'open job')} {'passes' if passing == 1 else 'pass'} your bar of {bar:g}."]
    said.append(f"Begin with “{top['title']}” ({full_points(top['score'])} of 100).")
    return Answer(
        Topic.BEST_JOBS, said, [job_row(row) for row in rows],
        {"passing": passing, "bar": bar, "score": float(top["score"])},
    )  # fmt: skip


async def new_jobs(asking: Asking) -> Answer:
    """What came in, open or not."""
    bar = SHOW_BAR[asking.tightness]
    rows = await jobs_asked(asking)
    new, passing = rows[0]["found"], rows[0]["passing"]
    what = asking.ask.narrow.in_words(_currency(asking))
    said = [
        f"{counted(new, 'job')}{what} came in {asking.when}, {passing} of them above your bar of {bar:g}."
    ]
    if not new:
        said = [f"No job{what} came in {asking.when}.", EMPTY_FEED]
    beside, total = beside_of(rows[0], new)
    numbers = {"new": new, "passing": passing, "bar": bar, **beside}
    return Answer(Topic.NEW_JOBS, [*said, *total], job_rows(rows), numbers)


async def matching_jobs(asking: Asking) -> Answer:
    """The open jobs that are all that was asked, and what was taken for what."""
    bar, pay = SHOW_BAR[asking.tightness], asking.ask.narrow.pay
    if pay.mine and pay.low is None and pay.high is None:
        return Answer(Topic.MATCHING_JOBS, [NO_RATE], [YOUR_RATES])
    rows = await jobs_asked(asking)
    found, passing, unsaid = (rows[0][name] for name in ("found", "passing", "unsaid"))
    when = f", that came in {asking.when}" if asking.ask.period != "all" else ""
    said = [f"{counted(found, 'open job')}{asking.ask.narrow.in_words(_currency(asking))}{when}."]
    beside, total = beside_of(rows[0], found)
    said += total
    if found:
        said.append(f"{passing} of them {'passes' if passing == 1 else 'pass'} your bar of {bar:g}.")
    if pay.low is not None or pay.high is not None or pay.best_first:
        kind = "an hourly rate" if pay.budget == "hourly" else "a fixed price"
        said.append(
            f"Judged by the top of what they offer; {unsaid} more name no such pay ({kind} in {_currency(asking)})."
        )
    if pay.best_first and found:
        said.append(f"The best paid offers up to {amount_text(rows[0]['top'], _currency(asking))}.")
    numbers = {"found": found, "passing": passing, "unsaid": unsaid, "bar": bar, "low": pay.low, "high": pay.high,
               "score_from": asking.ask.narrow.score_from, "proposals": asking.ask.narrow.proposals_below,
               "top": float(rows[0]["top"]) if rows[0]["top"] is not None else None, **beside}  # fmt: skip
    return Answer(Topic.MATCHING_JOBS, said, [*_all_of_them(asking, found), *job_rows(rows)], numbers)


async def all_jobs(asking: Asking) -> Answer:
    """How many there are, and where the others stand."""
    whole = replace(asking, ask=replace(asking.ask, narrow=Narrowing()))
    [row, *_] = await jobs_asked(whole)
    found, passing, bar = row["found"], row["passing"], SHOW_BAR[asking.tightness]
    beside, total = beside_of(row, found)
    said = f"{counted(found, 'open job')} {'is' if found == 1 else 'are'} in your feed, {passing} of them above your bar of {bar:g}."
    return Answer(
        Topic.ALL_JOBS, [said, *total] if found or total else ["You have no jobs yet.", EMPTY_FEED],
        _all_of_them(whole, found), {"found": found, "passing": passing, "bar": bar, **beside},
    )  # fmt: skip


async def find_job(asking: Asking) -> Answer:
    """One by its title, and why it is scored as it is."""
    words = asking.ask.words or " ".join([*asking.ask.narrow.skills, *asking.ask.narrow.words])
    if not words:
        return Answer(Topic.FIND_JOB, ["Name some words of the title, in quotation marks."])
    rows = await jobs_named(asking, words)
    if not rows:
        return Answer(Topic.FIND_JOB, [f"No job has “{words}” in its title."], numbers={"found": 0})
    found, first = rows[0]["found"], rows[0]
    has = "has" if found == 1 else "have"
    said = [
        f"{counted(found, 'job')} {has} {'' if is_whole(rows, words) else 'something of '}“{words}” in the title."
    ]
    if first["score"] is not None:
        said.append(
            f"“{first['title']}” is scored {full_points(first['score'])}. {_why(first['breakdown'])}".strip()
        )
    return Answer(Topic.FIND_JOB, said, [job_row(row) for row in rows], {"found": found})


async def jobs_asked(asking: Asking, *, pay: PayAsked | None = None) -> list[Any]:
    """Rows of copilot_jobs: one at least, with the figures."""
    narrow = asking.ask.narrow
    wished = pay or narrow.pay
    return await asking.rows(
        "copilot_jobs", bar=SHOW_BAR[asking.tightness], budget=wished.budget or "",
        currency=wished.currency or asking.currency, low=wished.low, high=wished.high, strict=wished.strict,
        best_paid=wished.best_first, by_pay=wished.best_first or wished.low is not None or wished.high is not None,
        score_from=narrow.score_from, proposals=narrow.proposals_below,
    )  # fmt: skip


async def jobs_named(asking: Asking, words: str, *, on_board: bool = False) -> list[Any]:
    """The jobs with most of these words in title or client; the words as one phrase, where one has it."""
    phrase = words.lower()
    for tried in ([phrase], phrase.split()):
        if rows := await asking.rows("copilot_named_jobs", words=tried, on_board=on_board):
            return rows
    return []


def is_whole(rows: list[Any], words: str) -> bool:
    """Whether the found ones have all of the words."""
    text = f"{rows[0]['title']} {rows[0]['company_name'] or ''}".lower()
    return all(word in text for word in words.lower().split())


def job_rows(rows: list[Any]) -> list[Any]:
    """The jobs of `jobs_asked`; none where its one row has only figures."""
    return [job_row(row) for row in rows if row["id"] is not None]


def beside_of(row: Any, found: int) -> tuple[dict[str, int], list[str]]:
    """How many more there are that the feed does not show, by why; and a sentence where there are any."""
    beside = {name: row[name] for name in PLACES}
    said = in_all(found, beside)
    return beside | {"in_all": found + sum(beside.values())}, [said] if said else []


def _all_of_them(asking: Asking, found: int) -> list[Cited]:
    """The way to the feed, with exactly the jobs that were counted."""
    href = address_of(asking.ask.narrow) if asking.ask.period == "all" else ""
    return (
        [Cited("feed", "", "All of them in the feed", counted(found, "job"), href)] if href and found else []
    )


def _currency(asking: Asking) -> str:
    return asking.ask.narrow.pay.currency or asking.currency


def _why(breakdown: Any) -> str:
    """The two parts that gave most points."""
    parts = breakdown.get("parts") if isinstance(breakdown, dict) else None
    told = [(float(one["points"]), str(one["label"])) for one in parts or () if one.get("points")]
    best = [label.lower() for _, label in sorted(told, reverse=True)[:2]]
    return f"Most points come from {' and '.join(best)}." if best else ""
