"""Answers from what is written down: letters, mail, earnings, Connects, runs, costs, saved searches."""

from urllib.parse import urlencode

from app.domain.agents import run_name
from app.domain.copilot.answer import DRAFT, Answer, Cited, action
from app.domain.copilot.topics import Topic
from app.domain.enums import AgentType
from app.domain.wording import amount_text, counted
from app.queries.copilot.asking import Asking
from app.queries.copilot.cited import age


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
              " · ".join(filter(None, (row["sender"], age(row["sent_at"], asking)))), "/inbox")
        for row in rows
    ]  # fmt: skip
    said = f"{counted(unread, 'message')} unread, {waiting} still to be filed."
    return Answer(Topic.MAIL, [said], cited, {"unread": unread, "to_file": waiting})


async def earnings(asking: Asking) -> Answer:
    """By currency; nothing is converted."""
    sums, rows = await asking.rows("copilot_earnings"), await asking.rows("copilot_payments")
    if not sums:
        return Answer(Topic.EARNINGS, [f"No earnings are entered {asking.when}."], numbers={})
    told = " and ".join(amount_text(row["amount"], row["currency"]) for row in sums)
    entries = sum(row["entries"] for row in sums)
    cited = [
        Cited("earning", str(row["id"]), row["title"] or row["notes"][:80] or row["kind"].capitalize(),
              f"{amount_text(row['amount'], row['currency'])} · {row['occurred_at'].astimezone(asking.here):%-d %b %Y}",
              f"/jobs/{row['job_id']}" if row["job_id"] else "")
        for row in rows
    ]  # fmt: skip
    return Answer(
        Topic.EARNINGS, [f"You earned {told} {asking.when}, in {counted(entries, 'payment')}."], cited,
        {row["currency"]: float(row["amount"]) for row in sums} | {"entries": entries},
    )  # fmt: skip


async def connects(asking: Asking) -> Answer:
    """What applying has cost, and what is left."""
    [row] = await asking.rows("copilot_connects")
    numbers = {name: None if row[name] is None else int(row[name]) for name in row}
    said = [
        f"You spent {counted(numbers['spent'] or 0, 'Connect')} on {counted(numbers['applications'] or 0, 'application')} {asking.when}."
    ]
    if numbers["returned"]:
        said.append(f"{numbers['returned']} came back.")
    left = numbers["balance"]
    said.append(
        f"{left} are left." if left is not None else "How many are left nobody knows: enter what you bought."
    )
    return Answer(
        Topic.CONNECTS, said, [Cited("ledger", "", "Bids and letters", "every entry", "/ledger")], numbers
    )


async def runs(asking: Asking) -> Answer:
    """What the agents did, what failed first."""
    rows = await asking.rows("copilot_runs")
    count, good, bad = (rows[0]["runs"], rows[0]["succeeded"], rows[0]["failed"]) if rows else (0, 0, 0)
    cited = [
        Cited("run", str(row["id"]), run_name(AgentType(row["agent"]), row["inputs"]),
              " · ".join(filter(None, (row["status"], row["error"] or row["trigger"]))), f"/runs/{row['id']}")
        for row in rows
    ]  # fmt: skip
    said = f"{counted(count, 'run')} {asking.when}: {good} succeeded, {bad} failed."
    return Answer(Topic.RUNS, [said], cited, {"runs": count, "succeeded": good, "failed": bad})


async def costs(asking: Asking) -> Answer:
    """What a language model took."""
    rows = await asking.rows("copilot_costs")
    if not rows:
        return Answer(Topic.COSTS, [f"No run used a language model {asking.when}."], numbers={"runs": 0})
    total, tokens, count = float(rows[0]["total"]), int(rows[0]["all_tokens"]), rows[0]["runs"]
    cited = [
        Cited("run", str(row["id"]), run_name(AgentType(row["agent"]), row["inputs"]),
              f"{row['model'] or 'a model'} · {counted(row['tokens'], 'token')} · ${row['cost']:.4f}", f"/runs/{row['id']}")
        for row in rows
    ]  # fmt: skip
    said = f"${total:.4f} {asking.when}, for {tokens:,} tokens in {counted(count, 'run')}."
    return Answer(Topic.COSTS, [said], cited, {"total": round(total, 4), "tokens": tokens, "runs": count})


async def searches(asking: Asking) -> Answer:
    """What each saved search has led to."""
    rows = await asking.rows("copilot_searches")
    if not rows:
        return Answer(
            Topic.SEARCHES,
            ["You have saved no search yet. Filter the feed, and save it there."],
            numbers={"searches": 0},
        )
    best = rows[0]
    told = (
        f"{best['found']} found, {best['applied']} applied to, {best['replied']} answered, {best['won']} won"
    )
    said = [f"{counted(len(rows), 'saved search')}." if len(rows) == 1 else f"{len(rows)} saved searches."]
    said.append(
        f"“{best['name']}” brings most: {told}."
        if best["won"] or best["replied"]
        else "None of them has brought an answer yet."
    )
    cited = [
        Cited("search", str(row["id"]), row["name"],
              f"{row['found']} found · {row['applied']} applied to · {row['replied']} answered · {row['won']} won",
              f"/feed?{urlencode({str(k): str(v) for k, v in row['address'].items()})}".rstrip("?"))
        for row in rows[:8]
    ]  # fmt: skip
    numbers = {"searches": len(rows)} | {name: best[name] for name in ("found", "applied", "replied", "won")}
    return Answer(Topic.SEARCHES, said, cited, numbers)
