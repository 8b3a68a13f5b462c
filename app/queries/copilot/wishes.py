"""Answers to "shortlist X", "draft a letter for X", "move X", "snooze X": the rows that may be meant, and the button.

The question does nothing; only the click does.
"""

from typing import Any

from app.domain.copilot.answer import DRAFT, MOVE, SHORTLIST, SNOOZE, Answer, Cited
from app.domain.copilot.topics import Topic
from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import LABELS, explain_illegal_move, legal_targets
from app.domain.wording import counted
from app.queries.copilot.asking import Asking
from app.queries.copilot.cited import ALIVE, card_row, job_row
from app.queries.copilot.jobs import best_jobs, is_whole, jobs_named

OPEN = (S.SHORTLISTED, S.READY_TO_APPLY, *ALIVE)


async def to_shortlist(asking: Asking) -> Answer:
    return await _with_job(
        asking, Topic.TO_SHORTLIST, SHORTLIST, "Press “Shortlist” beside the one you mean."
    )


async def to_draft(asking: Asking) -> Answer:
    return await _with_job(asking, Topic.TO_DRAFT, DRAFT, "Press “Draft letter” beside the one you mean.")


async def to_move(asking: Asking) -> Answer:
    """Only what the pipeline allows becomes a button."""
    rows = await _cards(asking)
    if not rows:
        return _no_card(asking, Topic.TO_MOVE)
    to, status = S(asking.ask.to), S(rows[0]["status"])
    said = _found(rows, asking.ask.words, "card")
    if to is S.APPLIED and to in legal_targets(status):
        said.append("Applied is a step of its own: open it, and say that you sent it.")
    elif any(to in legal_targets(S(row["status"])) for row in rows):
        said.append(f"Press “Move to {LABELS[to]}” where you mean it.")
    else:
        said.append(explain_illegal_move(status, to))
    return Answer(
        Topic.TO_MOVE, said, [_card(asking, row, MOVE) for row in rows], {"found": rows[0]["found"]}
    )


async def to_snooze(asking: Asking) -> Answer:
    rows = await _cards(asking)
    if not rows:
        return _no_card(asking, Topic.TO_SNOOZE)
    said = _found(rows, asking.ask.words, "card")
    can = any(S(row["status"]) in ALIVE for row in rows)
    said.append(
        "Press “Snooze 3 days” beside the one you mean."
        if can
        else "Nothing is sent there yet, so nobody is due."
    )
    return Answer(
        Topic.TO_SNOOZE, said, [_card(asking, row, SNOOZE) for row in rows], {"found": rows[0]["found"]}
    )


async def _with_job(asking: Asking, topic: Topic, verb: str, press: str) -> Answer:
    words = asking.ask.words
    if not words:
        best = await best_jobs(asking)
        return Answer(
            topic,
            [*best.sentences[:1], press] if best.rows else best.sentences,
            [_only(row, verb) for row in best.rows],
            best.numbers,
        )
    rows = await jobs_named(asking, words)
    if not rows:
        return Answer(
            topic,
            [f"No job has “{words}” in its title.", "Name other words of it, or look in the feed."],
            numbers={"found": 0},
        )
    cited = [_only(job_row(row), verb) for row in rows]
    pressable = any(row.actions for row in cited)
    said = _found(rows, words, "job")
    said.append(
        press
        if pressable
        else "It is on your board already."
        if len(rows) == 1
        else "They are on your board already."
    )
    return Answer(topic, said, cited, {"found": rows[0]["found"]})


async def _cards(asking: Asking) -> list[Any]:
    if asking.ask.words:
        return await jobs_named(asking, asking.ask.words, on_board=True)
    rows = await asking.rows("copilot_cards", statuses=list(OPEN), due=False, old=False)
    return [{**row, "application_id": row["id"]} for row in rows]


def _card(asking: Asking, row: Any, verb: str) -> Cited:
    return _only(card_row(asking, row, key="application_id"), verb, to=asking.ask.to)


def _only(row: Cited, verb: str, to: str = "") -> Cited:
    """The buttons that were wished for; all of them where none is."""
    wished = [one for one in row.actions if one["verb"] == verb and (not to or one["value"] == to)]
    return Cited(row.kind, row.id, row.title, row.detail, row.href, wished)


def _found(rows: list[Any], words: str, noun: str) -> list[str]:
    found = rows[0]["found"]
    if not words:
        return [f"You have {counted(found, f'open {noun}')}."]
    if is_whole(rows, words):
        return [f"{counted(found, noun)} {'is' if found == 1 else 'are'} called so."]
    return [f"No {noun} is called “{words}”; nearest {'is' if found == 1 else 'are'} {counted(found, noun)}."]


def _no_card(asking: Asking, topic: Topic) -> Answer:
    words = asking.ask.words
    said = f"No card on the board is called “{words}”." if words else "There is no open card on the board."
    return Answer(topic, [said], numbers={"found": 0})
