"""Answers about the jobs as a whole: pay, one's rate beside it, skills, countries, platforms."""

from typing import Any

from app.domain.copilot.answer import Answer, Cited
from app.domain.copilot.in_feed import EXACT, PLACES, feed_address, in_all, is_word_of_every_ad
from app.domain.copilot.pay import PayAsked
from app.domain.copilot.topics import Topic
from app.domain.enums import BudgetType
from app.domain.search_symbols import must_hold, with_spellings
from app.domain.wording import amount_text, counted, rate_text
from app.queries.copilot.asking import Asking
from app.queries.copilot.jobs import YOUR_RATES, job_rows, jobs_asked

NO_JOBS = "There are no jobs for this. Import some, or let job search run."
BEST_PAID = PayAsked(budget=BudgetType.HOURLY, best_first=True)


async def pay(asking: Asking) -> Answer:
    """What hourly jobs pay, in the middle and around it."""
    skills = asking.ask.narrow.skills
    [row] = await asking.rows("copilot_pay")
    numbers = {name: row[name] if name in ("jobs", "priced", "silent") else _float(row[name]) for name in row}
    about = f" that ask for {' and '.join(skills)}" if skills else ""
    about += f" from {asking.ask.narrow.country}" if asking.ask.narrow.country else ""
    if not row["priced"]:
        none = f"Of {counted(row['jobs'], 'job')}{about}, none names an hourly rate in {asking.currency}."
        return Answer(Topic.PAY, [none], numbers=numbers)
    low, middle, high = (amount_text(row[name], asking.currency) for name in ("low", "middle", "high"))
    said = [
        f"Half of the hourly jobs{about} pay more than {middle} an hour, half less.",
        f"The middle half lies between {low} and {high}.",
        f"That is from {counted(row['priced'], 'job')} of {row['jobs']}; {row['silent']} say nothing about pay.",
    ]
    return Answer(Topic.PAY, said, job_rows(await jobs_asked(asking, pay=BEST_PAID)), numbers)


async def my_rate(asking: Asking) -> Answer:
    """Where one's rates stand among what hourly jobs pay."""
    [row] = await asking.rows("copilot_rate")
    numbers = {
        name: row[name] if name in ("jobs", "pay_mine", "pay_wanted") else _float(row[name]) for name in row
    }
    cited = [YOUR_RATES]
    if row["high"] is None and row["wanted"] is None:
        return Answer(
            Topic.MY_RATE,
            ["You have not said what you charge or want. Say it in the profile."],
            cited,
            numbers,
        )
    if not row["jobs"]:
        return Answer(
            Topic.MY_RATE,
            [*_charged(row, asking), f"No job names an hourly rate in {asking.currency} to compare with."],
            cited,
            numbers,
        )
    of = f"of {counted(row['jobs'], 'hourly job')} in {asking.currency}"
    said = []
    if row["high"] is not None:
        top = (
            "as much" if row["low"] == row["high"] else f"{amount_text(row['high'], asking.currency)} or more"
        )
        said += [*_charged(row, asking), f"{row['pay_mine']} {of} pay {top}."]
    if row["wanted"] is not None:
        said.append(
            f"You want {amount_text(row['wanted'], asking.currency)}: {row['pay_wanted']} {of} pay as much."
        )
    middle, upper = (amount_text(row[name], asking.currency) for name in ("middle", "upper"))
    said.append(
        f"Their middle is {middle}; a quarter pay {upper} or more. Each is judged by the middle of its range."
    )
    return Answer(Topic.MY_RATE, said, cited, numbers)


def _charged(row: Any, asking: Asking) -> list[str]:
    """ "You charge $45–60/h."; nothing where that is not said."""
    if row["high"] is None:
        return []
    rate = rate_text("hourly", hourly_min=row["low"], hourly_max=row["high"], currency=asking.currency)
    return [f"You charge {rate}."]


async def asked_skills(asking: Asking) -> Answer:
    """What is asked for most."""
    rows = await skills_counted(asking, missing=False)
    if not rows:
        return Answer(Topic.ASKED_SKILLS, [NO_JOBS])
    said = f"Asked for most: {_counted_names(rows)}."
    have = [row["name"] for row in rows if row["mine"]]
    mine = f"You have {', '.join(have)}." if have else "None of these is in your profile."
    numbers = {row["name"]: row["jobs"] for row in rows}
    return Answer(
        Topic.ASKED_SKILLS,
        [said, mine],
        _skills(asking, rows),
        numbers,
    )


async def missing_skills(asking: Asking) -> Answer:
    """What is asked for and not in the profile."""
    rows = await skills_counted(asking, missing=True)
    if not rows:
        return Answer(Topic.MISSING_SKILLS, ["No ad names a skill that your profile lacks."])
    said = f"Asked for, and not in your profile: {_counted_names(rows)}."
    return Answer(
        Topic.MISSING_SKILLS, [said, "Add one only if you can do it: letters may claim what stands there."],
        [Cited("profile", "", "Your skills", "in the profile", "/profile#skills-section"),
         *_skills(asking, rows)[:7]],
        {row["name"]: row["jobs"] for row in rows},
    )  # fmt: skip


async def countries(asking: Asking) -> Answer:
    """Where the clients are."""
    found = await asking.rows("copilot_groups")
    rows = [row for row in found if row["what"] == "country"]
    named = [row for row in rows if row["name"]][:8]
    silent = sum(row["jobs"] for row in rows if not row["name"])
    if not named:
        return Answer(Topic.COUNTRIES, ["No job says where its client is."], numbers={"silent": silent})
    skills = asking.ask.narrow.skills
    about = f" for {' and '.join(skills)}" if skills else ""
    beside, total = _beside(found, sum(row["jobs"] for row in rows))
    return Answer(
        Topic.COUNTRIES,
        [f"Most jobs{about} come from {_counted_names(named)}.", f"{counted(silent, 'job')} {'does' if silent == 1 else 'do'} not say it.",
         *total],
        _groups(asking, named, "country"),
        {row["name"]: row["jobs"] for row in named} | {"silent": silent} | beside,
    )  # fmt: skip


async def platforms(asking: Asking) -> Answer:
    """Side by side."""
    found = await asking.rows("copilot_groups")
    rows = [row for row in found if row["what"] == "platform"]
    if not rows:
        return Answer(Topic.PLATFORMS, [NO_JOBS])
    said = [
        f"{row['name'].capitalize()}: {counted(row['jobs'], 'job')}"
        + (f", {row['score']:g} points on average." if row["score"] is not None else ".")
        for row in rows
    ]
    numbers = {row["name"]: row["jobs"] for row in rows}
    numbers |= {f"{row['name']} points": float(row["score"]) for row in rows if row["score"] is not None}
    beside, total = _beside(found, sum(row["jobs"] for row in rows))
    return Answer(Topic.PLATFORMS, [*said, *total], _groups(asking, rows, "platform"), numbers | beside)


async def skills_counted(asking: Asking, *, missing: bool) -> list[dict[str, Any]]:
    """The skills that tags name most often, each with the jobs that the feed's search finds for it."""
    rows = [dict(row) for row in await asking.rows("copilot_skills", missing=missing)]
    sure = [row["name"] for row in rows if not is_word_of_every_ad(row["name"])]
    found = await asking.rows(
        "copilot_found", names=sure, words=[with_spellings(name) for name in sure],
        holding=["".join(must_hold([name])[:1]) for name in sure],
    )  # fmt: skip
    counts = {row["name"]: row["jobs"] for row in found}
    rows = [row | {"jobs": counts.get(row["name"], row["jobs"])} for row in rows]
    return sorted(rows, key=lambda row: (-row["jobs"], row["name"].lower()))


def _skills(asking: Asking, rows: list[dict[str, Any]]) -> list[Cited]:
    """Each opens the feed with the jobs that name it; a word of every ad opens nothing."""
    when = "" if asking.ask.period == "all" else f" {asking.when}"
    return [
        Cited("skill", row["name"], row["name"], f"{counted(row['jobs'], 'job')}{when}",
              "" if is_word_of_every_ad(row["name"]) else feed_address(row["name"], platform=asking.ask.narrow.platform))
        for row in rows
    ]  # fmt: skip


def _groups(asking: Asking, rows: list[Any], kind: str) -> list[Cited]:
    """Each country or platform opens the feed with exactly its jobs."""
    names = (*asking.ask.narrow.skills, *asking.ask.narrow.words)
    opens = len(names) <= EXACT and not any(is_word_of_every_ad(name) for name in names)
    return [
        Cited(kind, row["name"], row["name"].capitalize() if kind == "platform" else row["name"],
              counted(row["jobs"], "job"), feed_address(*names, **{kind: row["name"]}) if opens else "")
        for row in rows
    ]  # fmt: skip


def _beside(found: list[Any], shown: int) -> tuple[dict[str, int], list[str]]:
    """How many jobs the feed does not show, by why; and a sentence where there are any."""
    there = {row["name"]: row["jobs"] for row in found if row["what"] == "place"}
    beside = {name: there.get(name, 0) for name in PLACES}
    said = in_all(shown, beside)
    return beside | {"in_all": shown + sum(beside.values())}, [said] if said else []


def _counted_names(rows: list[Any]) -> str:
    return ", ".join(f"{row['name']} ({row['jobs']})" for row in rows)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
