"""Answers about one's own applications: replies, follow-ups, columns, what was sent, outcomes, interviews, clients."""

from app.domain.card import client_words, exactly
from app.domain.copilot.answer import Answer, Cited
from app.domain.copilot.period import AHEAD_WORDS
from app.domain.copilot.topics import Topic
from app.domain.enums import ApplicationStatus as S
from app.domain.enums import Platform
from app.domain.pipeline import LABELS
from app.domain.wording import amount_text, counted
from app.queries.copilot.asking import Asking
from app.queries.copilot.cited import ALIVE, card_row

OPEN = [S.SHORTLISTED, S.READY_TO_APPLY, *ALIVE]
ENDED = [S.WON, S.LOST, S.ARCHIVED]
FEW = 5
"""Below so many cases a share says nothing."""


async def no_replies(asking: Asking) -> Answer:
    """What the unanswered applications have in common, in counts."""
    [row] = await asking.rows("copilot_replies")
    numbers = dict(row)
    if not row["applied"]:
        nothing = "You have not applied to anything yet, as far as the board knows."
        if asking.ask.period != "all":
            nothing = f"You applied to nothing {asking.when}, as far as the board knows."
        return Answer(Topic.NO_REPLIES, [nothing], numbers=numbers)
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
        said.append(
            f"{row['overdue']} of them {'is' if row['overdue'] == 1 else 'are'} older than a week: follow up."
        )
    found = await asking.rows("copilot_cards", statuses=[S.APPLIED], due=True, old=False)
    return Answer(Topic.NO_REPLIES, said, [card_row(asking, each) for each in found], numbers)


async def follow_ups(asking: Asking) -> Answer:
    """Who is due."""
    found = await asking.rows("copilot_cards", statuses=list(ALIVE), due=True, old=False)
    count = found[0]["found"] if found else 0
    said = f"{counted(count, 'application')} {'is' if count == 1 else 'are'} due for a follow-up." if count else \
        "Nobody is due for a follow-up."  # fmt: skip
    return Answer(Topic.FOLLOW_UPS, [said], [card_row(asking, row) for row in found], {"due": count})


async def stuck(asking: Asking) -> Answer:
    """What has stood in its column for more than two weeks."""
    found = await asking.rows("copilot_cards", statuses=OPEN, due=False, old=True)
    count = found[0]["found"] if found else 0
    said = f"{counted(count, 'card')} {'has' if count == 1 else 'have'} not moved for two weeks." if count else \
        "Nothing has stood still for two weeks."  # fmt: skip
    return Answer(Topic.STUCK, [said], [card_row(asking, row) for row in found], {"stuck": count})


async def pipeline(asking: Asking) -> Answer:
    """How many stand where."""
    rows = {row["status"]: row for row in await asking.rows("copilot_pipeline")}
    cards = {status: rows[status]["cards"] for status in S if status in rows}
    if not cards:
        return Answer(Topic.PIPELINE, ["The board is empty. Shortlist a job in the feed."], numbers={})
    told = ", ".join(f"{count} {LABELS[status].lower()}" for status, count in cards.items())
    applied = sum(row["applied"] for row in rows.values())
    return Answer(
        Topic.PIPELINE, [f"On the board: {told}.", f"You applied to {counted(applied, 'job')} {asking.when}."],
        [Cited("board", "", "The board", "all cards", "/pipeline")],
        {status.value: count for status, count in cards.items()} | {"applied_then": applied},
    )  # fmt: skip


async def applied(asking: Asking) -> Answer:
    """What was sent, and whether that is more than before."""
    rows = await asking.rows("copilot_applied")
    count, before = rows[0]["applied"], rows[0]["before"]
    said = [f"You applied to {counted(count, 'job')} {asking.when}."]
    if asking.ask.period != "all":
        said.append(f"In the same time before, to {before}.")
    cited = [card_row(asking, row) for row in rows if row["id"] is not None]
    return Answer(Topic.APPLIED, said, cited, {"applied": count, "before": before})


async def outcomes(asking: Asking) -> Answer:
    """Won and lost."""
    rows = {row["status"]: row["cards"] for row in await asking.rows("copilot_pipeline")}
    won, lost, archived = rows.get(S.WON, 0), rows.get(S.LOST, 0), rows.get(S.ARCHIVED, 0)
    ended = won + lost + archived
    numbers = {"won": won, "lost": lost, "archived": archived, "ended": ended}
    said = [f"{won} won, {lost} lost, {archived} archived."]
    if ended >= FEW:
        numbers["percent"] = round(100 * won / ended)
        said.append(f"That is {numbers['percent']} % won of {ended} that ended.")
    elif ended:
        said.append(f"Only {ended} ended so far: too few for a rate.")
    cards = await asking.rows("copilot_cards", statuses=ENDED, due=False, old=False)
    return Answer(Topic.OUTCOMES, said, [card_row(asking, row) for row in cards], numbers)


async def interviews(asking: Asking) -> Answer:
    """Calls that are planned, and cards in that column."""
    calls = await asking.rows("copilot_calls")
    cards = await asking.rows("copilot_cards", statuses=[S.INTERVIEWING], due=False, old=False)
    planned, count = calls[0]["calls"] if calls else 0, cards[0]["found"] if cards else 0
    when = AHEAD_WORDS.get(asking.ask.period, "")
    said = [
        f"{counted(planned, 'call')} {'is' if planned == 1 else 'are'} planned {when}".rstrip() + ".",
        f"{counted(count, 'application')} {'is' if count == 1 else 'are'} at the interview.",
    ]
    cited = [
        Cited("call", str(row["id"]), row["title"] or "A call",
              f"{exactly(row['started_at'], asking.here)} · {row['minutes']} minutes",
              f"/brief/{row['job_id']}" if row["job_id"] else "/interviews")
        for row in calls
    ]  # fmt: skip
    cited += [card_row(asking, row) for row in cards]
    return Answer(Topic.INTERVIEWS, said, cited, {"planned": planned, "interviewing": count})


async def clients(asking: Asking) -> Answer:
    """Who answered, hired and paid."""
    rows = await asking.rows("copilot_clients")
    if not rows:
        return Answer(
            Topic.CLIENTS,
            ["You have applied to nobody yet, as far as the board knows."],
            numbers={"clients": 0},
        )
    count, good = rows[0]["clients"], [row for row in rows if row["won"] or row["earned"] or row["replied"]]
    said = [f"You have applied to {counted(count, 'client')}."]
    first = good[0] if good else None
    if first is None:
        said.append("None of them has answered yet.")
    else:
        said.append(f"Best so far: {_client(first)}, {_did(first)}.")
    cited = [
        Cited("client", str(row["job_id"]), _client(row), _did(row), f"/jobs/{row['job_id']}") for row in rows
    ]
    numbers = {
        "clients": count,
        "won": rows[0]["won"],
        "replied": rows[0]["replied"],
        "applied": rows[0]["applied"],
    }
    return Answer(Topic.CLIENTS, said, cited, numbers)


def _client(row) -> str:
    named = row["company_name"] or (f"a client in {row['client_country']}" if row["client_country"] else "")
    return client_words(named, None, None, Platform.UPWORK) or "a client without a name"


def _did(row) -> str:
    """ "won 2 of 3, answered 3, paid $750"."""
    money = " and ".join(amount_text(amount, currency) for amount, currency in row["earned"] or ())
    told = (
        f"won {row['won']} of {counted(row['applied'], 'application')}", f"answered {row['replied']}",
        f"paid {money}" if money else "",
    )  # fmt: skip
    return ", ".join(each for each in told if each)
