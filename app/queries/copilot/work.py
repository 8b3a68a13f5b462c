"""Answers about one's own work: replies, follow-ups, columns, letters, mail, interviews, outcomes, earnings, runs."""

from datetime import datetime
from typing import Any

from app.domain.agents import run_name
from app.domain.card import day_words
from app.domain.copilot.answer import DRAFT, SNOOZE, Answer, Cited, action
from app.domain.copilot.intents import PERIOD_WORDS, Topic
from app.domain.enums import AgentType
from app.domain.enums import ApplicationStatus as S
from app.domain.pipeline import LABELS, legal_targets
from app.domain.wording import age_text, amount_text, counted
from app.queries.copilot.asking import Asking

ALIVE = [S.APPLIED, S.IN_CONVERSATION, S.INTERVIEWING]
OPEN = [S.SHORTLISTED, S.READY_TO_APPLY, *ALIVE]
FEW = 5
"""Below so many cases a share says nothing."""


async def no_replies(asking: Asking) -> Answer:
    """What the unanswered applications have in common, in counts."""
    [row] = await asking.rows("copilot_replies")
    numbers = dict(row)
    if not row["applied"]:
        return Answer(
            Topic.NO_REPLIES,
            ["You have not applied to anything yet, as far as the board knows."],
            numbers=numbers,
        )
    said = [
        f"{row['replied']} of {counted(row['applied'], 'application')} had an answer; {row['waiting']} still wait."
    ]
    if row["applied"] < FEW:
        said.append("That is too few to see a reason.")
    reasons = [
        (row["crowded"], "went to jobs that had 20 proposals or more"),
        (row["low_scores"], "went to jobs that score below 55"),
        (row["long_letters"], "had letters of more than 180 words"),
        (row["without_letter"], "had no letter here"),
    ]
    told = [f"{count} {words}" for count, words in sorted(reasons, reverse=True) if count]
    if told:
        said.append(f"Of those without an answer, {'; '.join(told)}.")
    if row["overdue"]:
        said.append(f"{row['overdue']} of them are older than a week: follow up.")
    rows = await _cards(asking, [S.APPLIED], due=True)
    return Answer(Topic.NO_REPLIES, said, rows, numbers)


async def follow_ups(asking: Asking) -> Answer:
    """Who is due."""
    found = await asking.rows("copilot_cards", statuses=list(ALIVE), due=True, old=False)
    count = found[0]["found"] if found else 0
    said = f"{counted(count, 'application')} {'is' if count == 1 else 'are'} due for a follow-up." if count else \
        "Nobody is due for a follow-up."  # fmt: skip
    return Answer(Topic.FOLLOW_UPS, [said], [_card(asking, row) for row in found], {"due": count})


async def stuck(asking: Asking) -> Answer:
    """What has stood in its column for more than two weeks."""
    found = await asking.rows("copilot_cards", statuses=list(OPEN), due=False, old=True)
    count = found[0]["found"] if found else 0
    said = f"{counted(count, 'card')} {'has' if count == 1 else 'have'} not moved for two weeks." if count else \
        "Nothing has stood still for two weeks."  # fmt: skip
    return Answer(Topic.STUCK, [said], [_card(asking, row) for row in found], {"stuck": count})


async def pipeline(asking: Asking) -> Answer:
    """How many stand where."""
    rows = {row["status"]: row for row in await asking.rows("copilot_pipeline")}
    cards = {status: rows[status]["cards"] for status in S if status in rows}
    if not cards:
        return Answer(Topic.PIPELINE, ["The board is empty. Shortlist a job in the feed."], numbers={})
    told = ", ".join(f"{count} {LABELS[status].lower()}" for status, count in cards.items())
    applied = sum(row["applied"] for row in rows.values())
    when = PERIOD_WORDS[asking.ask.period]
    return Answer(
        Topic.PIPELINE, [f"On the board: {told}.", f"You applied to {counted(applied, 'job')} {when}."],
        [Cited("board", "", "The board", "all cards", "/pipeline")],
        {status.value: count for status, count in cards.items()} | {"applied_then": applied},
    )  # fmt: skip


async def outcomes(asking: Asking) -> Answer:
    """Won and lost."""
    rows = {row["status"]: row["cards"] for row in await asking.rows("copilot_pipeline")}
    won, lost, archived = rows.get(S.WON, 0), rows.get(S.LOST, 0), rows.get(S.ARCHIVED, 0)
    ended = won + lost + archived
    said = [f"{won} won, {lost} lost, {archived} archived."]
    if ended >= FEW:
        said.append(f"That is {round(100 * won / ended)} % won of {ended} that ended.")
    elif ended:
        said.append(f"Only {ended} ended so far: too few for a rate.")
    return Answer(
        Topic.OUTCOMES, said, numbers={"won": won, "lost": lost, "archived": archived, "ended": ended}
    )


async def interviews(asking: Asking) -> Answer:
    """Cards in that column."""
    rows = await asking.rows("copilot_cards", statuses=[S.INTERVIEWING], due=False, old=False)
    count = rows[0]["found"] if rows else 0
    said = f"{counted(count, 'application')} {'is' if count == 1 else 'are'} at the interview."
    return Answer(Topic.INTERVIEWS, [said], [_card(asking, row) for row in rows], {"interviewing": count})


async def letters(asking: Asking) -> Answer:
    """Drafts and ready ones."""
    rows = await asking.rows("copilot_letters")
    ready, drafts = (rows[0]["ready"], rows[0]["drafts"]) if rows else (0, 0)
    cited = [
        Cited("letter", str(row["job_id"]), row["title"], f"{row['status']}, {counted(row['word_count'], 'word')}",
              f"/letters/{row['job_id']}", [action(DRAFT, "Open", str(row["job_id"]))])
        for row in rows
    ]  # fmt: skip
    said = f"{counted(drafts, 'letter')} {'is a draft' if drafts == 1 else 'are drafts'}, {ready} ready."
    return Answer(Topic.LETTERS, [said], cited, {"drafts": drafts, "ready": ready})


async def mail(asking: Asking) -> Answer:
    """What waits in the inbox."""
    rows = await asking.rows("copilot_mail")
    unread, waiting = (rows[0]["unread"], rows[0]["to_file"]) if rows else (0, 0)
    cited = [
        Cited("message", str(row["id"]), row["subject"] or "(no subject)",
              " · ".join(filter(None, (row["sender"], _age(row["sent_at"], asking)))), "/inbox")
        for row in rows
    ]  # fmt: skip
    said = f"{counted(unread, 'message')} unread, {waiting} still to be filed."
    return Answer(Topic.MAIL, [said], cited, {"unread": unread, "to_file": waiting})


async def earnings(asking: Asking) -> Answer:
    """By currency; nothing is converted."""
    rows = await asking.rows("copilot_earnings")
    when = PERIOD_WORDS[asking.ask.period]
    if not rows:
        return Answer(Topic.EARNINGS, [f"No earnings are entered {when}."], numbers={})
    told = " and ".join(amount_text(row["amount"], row["currency"]) for row in rows)
    entries = sum(row["entries"] for row in rows)
    return Answer(
        Topic.EARNINGS, [f"You earned {told} {when}, in {counted(entries, 'payment')}."],
        numbers={row["currency"]: float(row["amount"]) for row in rows} | {"entries": entries},
    )  # fmt: skip


async def runs(asking: Asking) -> Answer:
    """What the agents did, what failed first."""
    rows = await asking.rows("copilot_runs")
    count, good, bad = (rows[0]["runs"], rows[0]["succeeded"], rows[0]["failed"]) if rows else (0, 0, 0)
    when = PERIOD_WORDS[asking.ask.period]
    cited = [
        Cited("run", str(row["id"]), run_name(AgentType(row["agent"]), row["inputs"]),
              " · ".join(filter(None, (row["status"], row["error"] or row["trigger"]))), f"/runs/{row['id']}")
        for row in rows
    ]  # fmt: skip
    said = f"{counted(count, 'run')} {when}: {good} succeeded, {bad} failed."
    return Answer(Topic.RUNS, [said], cited, {"runs": count, "succeeded": good, "failed": bad})


async def _cards(asking: Asking, statuses: list[S], *, due: bool) -> list[Cited]:
    return [
        _card(asking, row)
        for row in await asking.rows("copilot_cards", statuses=statuses, due=due, old=False)
    ]


def _card(asking: Asking, row: Any) -> Cited:
    status = S(row["status"])
    due = row["next_follow_up_at"]
    when = f"due {day_words(due.astimezone(asking.here).date(), today=asking.now.astimezone(asking.here).date())}" \
        if due else f"since {_age(row['stage_entered_at'], asking)}"  # fmt: skip
    key = str(row["id"])
    moves = [
        action("move", f"Move to {LABELS[to]}", key, to)
        for to in legal_targets(status)
        if to is not S.APPLIED
    ]
    snooze = [action(SNOOZE, "Snooze 3 days", key, "3")] if status in ALIVE else []
    return Cited(
        "application",
        key,
        row["title"],
        f"{LABELS[status]} · {when}",
        f"/jobs/{row['job_id']}",
        [*snooze, *moves],
    )


def _age(moment: datetime | None, asking: Asking) -> str:
    return age_text(moment, now=asking.now) if moment else ""
