"""Answers about a day: what to do, and what has changed."""

from dataclasses import replace
from typing import Any

from app.domain.copilot.answer import Answer, Cited
from app.domain.copilot.period import Period
from app.domain.copilot.topics import OFFERED, Topic
from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import LABELS
from app.domain.ranking import SHOW_BAR
from app.domain.wording import counted
from app.queries.copilot.asking import Asking
from app.queries.copilot.cited import ALIVE, age, card_row, job_row


async def today(asking: Asking) -> Answer:
    """What waits, the most urgent first."""
    asking = replace(asking, ask=replace(asking.ask, period=Period.TODAY))
    whenever = replace(asking, ask=replace(asking.ask, period=Period.ALL))
    calls = await asking.rows("copilot_calls")
    due = await asking.rows("copilot_cards", statuses=list(ALIVE), due=True, old=False)
    mails, letters = await whenever.rows("copilot_mail"), await whenever.rows("copilot_letters")
    jobs = await whenever.rows("copilot_best_jobs", bar=SHOW_BAR[asking.tightness], platform="")
    numbers = {
        "calls": calls[0]["calls"] if calls else 0, "due": due[0]["found"] if due else 0,
        "unread": mails[0]["unread"] if mails else 0, "drafts": letters[0]["drafts"] if letters else 0,
        "passing": jobs[0]["passing"] if jobs else 0,
    }  # fmt: skip
    told = [
        f"{counted(numbers['calls'], 'call')} today", f"{counted(numbers['due'], 'follow-up')} due",
        f"{counted(numbers['unread'], 'unread message')}", f"{counted(numbers['drafts'], 'letter')} still a draft",
        f"{counted(numbers['passing'], 'open job')} above your bar",
    ]  # fmt: skip
    some = [words for words, count in zip(told, numbers.values(), strict=True) if count]
    said = f"{', '.join(some)}." if some else "Nothing waits for you."
    cited = [_call(row, asking) for row in calls[:3]] + [card_row(asking, row) for row in due[:3]]
    return Answer(Topic.TODAY, [said], [*cited, *[job_row(row) for row in jobs[:3]]], numbers)


async def changes(asking: Asking) -> Answer:
    """What came in, moved, was written, was paid, and what failed."""
    rows = await asking.rows("copilot_changes")
    bar = SHOW_BAR[asking.tightness]
    new = (await asking.rows(
        "copilot_jobs", bar=bar, budget="", low=None, high=None, strict=False, best_paid=False, by_pay=False,
        score_from=None, proposals=None,
    ))[0]  # fmt: skip
    counts = {name: rows[0][name] for name in ("messages", "cards", "letters", "earnings", "failed_runs")}
    numbers = {"new": new["found"], "passing": new["passing"], **counts, "bar": bar}
    told = [
        (new["found"], f"{counted(new['found'], 'new job')} ({new['passing']} above your bar of {bar:g})"),
        (counts["messages"], f"{counted(counts['messages'], 'message')} from others"),
        (counts["cards"], f"{counted(counts['cards'], 'card')} moved"),
        (counts["letters"], counted(counts["letters"], "letter version")),
        (counts["earnings"], counted(counts["earnings"], "payment")),
        (counts["failed_runs"], f"{counted(counts['failed_runs'], 'run')} failed"),
    ]
    some = [words for count, words in told if count]
    said = (
        f"{asking.when.capitalize()}: {', '.join(some)}." if some else f"Nothing has changed {asking.when}."
    )
    return Answer(Topic.CHANGES, [said], [_change(row, asking) for row in rows if row["kind"]], numbers)


async def help_with(_: Asking) -> Answer:
    """What can be asked."""
    return Answer(Topic.HELP, ["I answer from your own data. Ask in your own words, or press one."],
                  asks=[able.example for topic, able in OFFERED.items() if topic is not Topic.HELP])  # fmt: skip


def _call(row: Any, asking: Asking) -> Cited:
    href = f"/brief/{row['job_id']}" if row["job_id"] else "/interviews"
    at = row["started_at"].astimezone(asking.here)
    return Cited("call", str(row["id"]), row["title"] or "A call", f"Call at {at:%H:%M}", href)


def _change(row: Any, asking: Asking) -> Cited:
    kind, job = row["kind"], row["job_id"]
    words, href = {
        "message": (f"message from {row['detail']}", "/inbox"),
        "card": (
            f"moved to {LABELS[S(row['detail'])]}" if kind == "card" else "",
            f"/applications/{row['id']}",
        ),
        "letter": (f"letter, version {row['detail']}", f"/letters/{job}"),
        "failed_run": ("run failed", f"/runs/{row['id']}"),
        "earning": (f"payment of {row['detail']}", f"/jobs/{job}" if job else ""),
    }[kind]
    title = row["title"] or {"message": "(no subject)", "earning": "Payment"}.get(kind, "")
    return Cited(kind, str(row["id"]), title, " · ".join(filter(None, (words, age(row["at"], asking)))), href)
