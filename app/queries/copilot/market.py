"""Answers about the jobs as a whole: pay, one's rate beside it, skills, countries, platforms."""

from typing import Any
from urllib.parse import urlencode

from app.domain.copilot.answer import Answer, Cited
from app.domain.copilot.pay import PayAsked
from app.domain.copilot.topics import Topic
from app.domain.enums import BudgetType
from app.domain.wording import amount_text, counted
from app.queries.copilot.asking import Asking
from app.queries.copilot.jobs import job_rows, jobs_asked

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
    cited = [Cited("profile", "", "Your rates", "in the profile", "/profile#want-section")]
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
            [f"No job names an hourly rate in {asking.currency} to compare with."],
            cited,
            numbers,
        )
    of = f"of {counted(row['jobs'], 'hourly job')} in {asking.currency}"
    said = []
    if row["high"] is not None:
        said.append(
            f"You charge {_range(row['low'], row['high'], asking.currency)} an hour: {row['pay_mine']} {of} pay as much"
            f"{' as the upper end' if row['low'] != row['high'] else ''}."
        )
    if row["wanted"] is not None:
        said.append(
            f"You want {amount_text(row['wanted'], asking.currency)}: {row['pay_wanted']} {of} pay as much."
        )
    middle, upper = (amount_text(row[name], asking.currency) for name in ("middle", "upper"))
    said.append(
        f"Their middle is {middle}; a quarter pay {upper} or more. Each is judged by the middle of its range."
    )
    return Answer(Topic.MY_RATE, said, cited, numbers)


def _range(low: Any, high: Any, currency: str) -> str:
    """ "$45 to $60", or the one rate there is."""
    both = [amount_text(each, currency) for each in dict.fromkeys((low, high)) if each is not None]
    return " to ".join(both)


async def asked_skills(asking: Asking) -> Answer:
    """What is asked for most."""
    rows = await asking.rows("copilot_skills", missing=False)
    if not rows:
        return Answer(Topic.ASKED_SKILLS, [NO_JOBS])
    said = f"Asked for most: {_counted_names(rows)}."
    have = [row["name"] for row in rows if row["mine"]]
    mine = f"You have {', '.join(have)}." if have else "None of these is in your profile."
    numbers = {row["name"]: row["jobs"] for row in rows}
    return Answer(
        Topic.ASKED_SKILLS,
        [said, mine],
        _groups(rows, "skill", lambda row: {"q": f'"{row["name"]}"'}),
        numbers,
    )


async def missing_skills(asking: Asking) -> Answer:
    """What is asked for and not in the profile."""
    rows = await asking.rows("copilot_skills", missing=True)
    if not rows:
        return Answer(Topic.MISSING_SKILLS, ["No ad names a skill that your profile lacks."])
    said = f"Asked for, and not in your profile: {_counted_names(rows)}."
    return Answer(
        Topic.MISSING_SKILLS, [said, "Add one only if you can do it: letters may claim what stands there."],
        [Cited("profile", "", "Your skills", "in the profile", "/profile#skills-section"),
         *_groups(rows, "skill", lambda row: {"q": f'"{row["name"]}"'})[:7]],
        {row["name"]: row["jobs"] for row in rows},
    )  # fmt: skip


async def countries(asking: Asking) -> Answer:
    """Where the clients are."""
    rows = [row for row in await asking.rows("copilot_groups") if row["what"] == "country"]
    named = [row for row in rows if row["name"]][:8]
    silent = sum(row["jobs"] for row in rows if not row["name"])
    if not named:
        return Answer(Topic.COUNTRIES, ["No job says where its client is."], numbers={"silent": silent})
    skills = asking.ask.narrow.skills
    about = f" for {' and '.join(skills)}" if skills else ""
    return Answer(
        Topic.COUNTRIES,
        [f"Most jobs{about} come from {_counted_names(named)}.", f"{counted(silent, 'job')} {'does' if silent == 1 else 'do'} not say it."],
        _groups(named, "country", lambda row: {"country": row["name"]}),
        {row["name"]: row["jobs"] for row in named} | {"silent": silent},
    )  # fmt: skip


async def platforms(asking: Asking) -> Answer:
    """Side by side."""
    rows = [row for row in await asking.rows("copilot_groups") if row["what"] == "platform"]
    if not rows:
        return Answer(Topic.PLATFORMS, [NO_JOBS])
    said = [
        f"{row['name'].capitalize()}: {counted(row['jobs'], 'job')}"
        + (f", {row['score']:g} points on average." if row["score"] is not None else ".")
        for row in rows
    ]
    numbers = {row["name"]: row["jobs"] for row in rows}
    numbers |= {f"{row['name']} points": float(row["score"]) for row in rows if row["score"] is not None}
    return Answer(
        Topic.PLATFORMS, said, _groups(rows, "platform", lambda row: {"platform": row["name"]}), numbers
    )


def _groups(rows: list[Any], kind: str, address: Any) -> list[Cited]:
    """Each group opens the feed with exactly its jobs."""
    every = {"view": "all", "passing": "no", "hiding": "no"}
    return [
        Cited(kind, row["name"], row["name"].capitalize() if kind == "platform" else row["name"],
              counted(row["jobs"], "job"), f"/feed?{urlencode({**address(row), **every})}")
        for row in rows
    ]  # fmt: skip


def _counted_names(rows: list[Any]) -> str:
    return ", ".join(f"{row['name']} ({row['jobs']})" for row in rows)


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
