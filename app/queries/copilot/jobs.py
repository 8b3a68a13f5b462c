"""Answers about jobs: the best, the new, one by its title, pay, skills, countries, platforms."""

from typing import Any

from app.domain.card import client_words
from app.domain.copilot.answer import DRAFT, SHORTLIST, Answer, Cited, action
from app.domain.copilot.intents import PERIOD_WORDS, Topic
from app.domain.enums import Platform
from app.domain.ranking import SHOW_BAR
from app.domain.wording import amount_text, counted, rate_text
from app.queries.copilot.asking import Asking

NO_JOBS = "There are no jobs for this. Import some, or let job search run."


async def best_jobs(asking: Asking) -> Answer:
    """The best that are open to this person."""
    bar = SHOW_BAR[asking.tightness]
    rows = await asking.rows("copilot_best_jobs", bar=bar, platform=asking.ask.platform)
    if not rows:
        return Answer(Topic.BEST_JOBS, ["Nothing open passes your bar at the moment.", "A looser tightness shows more."],
                      numbers={"passing": 0})  # fmt: skip
    passing, top = rows[0]["passing"], rows[0]
    said = [f"{counted(passing, 'open job')} {'passes' if passing == 1 else 'pass'} your bar of {bar:g}."]
    said.append(f"Begin with “{top['title']}” ({top['score']:.0f} of 100).")
    return Answer(
        Topic.BEST_JOBS, said, [_job(row, shortlist=True) for row in rows],
        {"passing": passing, "bar": bar, "score": float(top["score"])},
    )  # fmt: skip


async def new_jobs(asking: Asking) -> Answer:
    """What came in."""
    bar = SHOW_BAR[asking.tightness]
    rows = await asking.rows("copilot_new_jobs", bar=bar, platform=asking.ask.platform)
    when = PERIOD_WORDS[asking.ask.period]
    new, passing = (rows[0]["new"], rows[0]["passing"]) if rows else (0, 0)
    said = [f"{counted(new, 'job')} came in {when}, {passing} of them above your bar of {bar:g}."]
    return Answer(
        Topic.NEW_JOBS,
        said,
        [_job(row, shortlist=True) for row in rows],
        {"new": new, "passing": passing, "bar": bar},
    )


async def find_job(asking: Asking) -> Answer:
    """One by its title, and why it is scored as it is."""
    words = asking.ask.words or asking.ask.skill
    if not words:
        return Answer(Topic.FIND_JOB, ["Name some words of the title, in quotation marks."])
    rows = await asking.rows("copilot_find_job", words=words)
    if not rows:
        return Answer(Topic.FIND_JOB, [f"No job has “{words}” in its title."], numbers={"found": 0})
    found, first = rows[0]["found"], rows[0]
    has = "has" if found == 1 else "have"
    said = [f"{counted(found, 'job')} {has} “{words}” in the title."]
    if first["score"] is not None:
        said.append(f"“{first['title']}” is scored {first['score']:.0f}. {_why(first['breakdown'])}".strip())
    return Answer(Topic.FIND_JOB, said, [_job(row, shortlist=True) for row in rows], {"found": found})


async def pay(asking: Asking) -> Answer:
    """What hourly jobs pay, in the middle and around it."""
    skill = asking.ask.skill
    [row] = await asking.rows(
        "copilot_pay", skill=skill, currency=asking.currency, platform=asking.ask.platform
    )
    numbers = {name: row[name] if name in ("jobs", "priced", "silent") else _float(row[name]) for name in row}
    about = f" that ask for {skill}" if skill else ""
    if not row["priced"]:
        none = f"Of {counted(row['jobs'], 'job')}{about}, none names an hourly rate in {asking.currency}."
        return Answer(Topic.PAY, [none], numbers=numbers)
    low, middle, high = (amount_text(row[name], asking.currency) for name in ("low", "middle", "high"))
    said = [
        f"Half of the hourly jobs{about} pay more than {middle} an hour, half less.",
        f"The middle half lies between {low} and {high}.",
        f"That is from {counted(row['priced'], 'job')} of {row['jobs']}; {row['silent']} say nothing about pay.",
    ]
    return Answer(Topic.PAY, said, numbers=numbers)


async def asked_skills(asking: Asking) -> Answer:
    """What is asked for most."""
    rows = await asking.rows("copilot_skills", missing=False, platform=asking.ask.platform)
    if not rows:
        return Answer(Topic.ASKED_SKILLS, [NO_JOBS])
    said = f"Asked for most: {_counted_names(rows)}."
    have = [row["name"] for row in rows if row["mine"]]
    mine = f"You have {', '.join(have)}." if have else "None of these is in your profile."
    return Answer(Topic.ASKED_SKILLS, [said, mine], numbers={row["name"]: row["jobs"] for row in rows})


async def missing_skills(asking: Asking) -> Answer:
    """What is asked for and not in the profile."""
    rows = await asking.rows("copilot_skills", missing=True, platform=asking.ask.platform)
    if not rows:
        return Answer(Topic.MISSING_SKILLS, ["No ad names a skill that your profile lacks."])
    said = f"Asked for, and not in your profile: {_counted_names(rows)}."
    return Answer(
        Topic.MISSING_SKILLS, [said, "Add one only if you can do it: letters may claim what stands there."],
        [Cited("profile", "", "Your skills", "in the profile", "/profile#skills-section")],
        {row["name"]: row["jobs"] for row in rows},
    )  # fmt: skip


async def countries(asking: Asking) -> Answer:
    """Where the clients are."""
    rows = [row for row in await asking.rows("copilot_groups") if row["what"] == "country"]
    named = [row for row in rows if row["name"]][:8]
    silent = sum(row["jobs"] for row in rows if not row["name"])
    if not named:
        return Answer(Topic.COUNTRIES, ["No job says where its client is."], numbers={"silent": silent})
    said = _counted_names(named)
    return Answer(
        Topic.COUNTRIES, [f"Most jobs come from {said}.", f"{counted(silent, 'job')} do not say it."],
        numbers={row["name"]: row["jobs"] for row in named} | {"silent": silent},
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
    return Answer(Topic.PLATFORMS, said, numbers={row["name"]: row["jobs"] for row in rows})


def _counted_names(rows: list[Any]) -> str:
    return ", ".join(f"{row['name']} ({row['jobs']})" for row in rows)


def _job(row: Any, *, shortlist: bool) -> Cited:
    rate = rate_text(
        row["budget_type"], hourly_min=row["hourly_min"], hourly_max=row["hourly_max"],
        fixed_min=row["fixed_budget_min"], fixed_max=row["fixed_budget_max"], currency=row["currency"],
    )  # fmt: skip
    score = f"{row['score']:.0f} of 100" if row["score"] is not None else "not scored yet"
    client = client_words(row["company_name"], row["client_country"], None, Platform(row["platform"]))
    key = str(row["id"])
    buttons = [action(SHORTLIST, "Shortlist", key), action(DRAFT, "Draft letter", key)] if shortlist else []
    return Cited(
        "job", key, row["title"], " · ".join(filter(None, (score, rate, client))), f"/jobs/{key}", buttons
    )


def _why(breakdown: Any) -> str:
    """The two parts that gave most points."""
    parts = breakdown.get("parts") if isinstance(breakdown, dict) else None
    told = [(float(one["points"]), str(one["label"])) for one in parts or () if one.get("points")]
    best = [label.lower() for _, label in sorted(told, reverse=True)[:2]]
    return f"Most points come from {' and '.join(best)}." if best else ""


def _float(value: Any) -> float | None:
    return None if value is None else float(value)
