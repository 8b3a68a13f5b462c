"""On a busy team every figure and every cited row of every answer is what other statements count."""

import re
from collections.abc import Callable
from typing import Any

from app.db.session import team_session
from app.domain.copilot.answer import VERBS, Answer
from app.domain.copilot.topics import Topic
from app.domain.identity import Identity
from app.domain.ranking import SHOW_BAR
from app.queries.copilot.table import answer
from tests.queries.copilot.recounted import RECOUNTS, Recount
from tests.queries.copilot.seeded import NOW, busy, spread

Sql = Callable[..., list[tuple[Any, ...]]]
OPENS = re.compile(
    r"/(?:feed|jobs|applications|letters|runs|inbox|pipeline|profile|interviews|brief|ledger|settings)\b"
)
MEANINGS = "100 20 55 180 30"
"""Figures of the copilot's own words: "of 100", "20 proposals or more", "the trash for 30 days"."""


async def test_every_figure_and_every_row_is_counted_again(alice: Identity, sql: Sql) -> None:
    await busy(alice)
    spread(sql)
    zone = sql("select timezone from profiles where user_id = %s", alice.user_id)[0][0]
    values = {"me": alice.user_id, "now": NOW.isoformat(), "zone": zone, "bar": SHOW_BAR[3]}

    def ask(statement: str) -> list[tuple[Any, ...]]:
        return sql(statement.format(**values).replace("%%", "%"))

    assert {each.ask.topic for each in RECOUNTS} == set(Topic)
    wrong = []
    for recount in RECOUNTS:
        async with team_session(alice) as db:
            said = await answer(db, recount.ask, now=NOW)
        wrong += [f"{recount.ask.topic}: {what}" for what in _differences(recount, said, ask)]
    assert not wrong, "\n".join(wrong)


def _differences(recount: Recount, said: Answer, ask: Any) -> list[str]:
    counted = {name: ask(statement)[0][0] for name, statement in recount.figures.items()}
    groups = dict(ask(recount.groups)) if recount.groups else {}
    counted |= groups
    told = {name: _plain(value) for name, value in said.numbers.items()}
    found = []
    if told != (again := {name: _plain(value) for name, value in counted.items()}):
        found.append(f"says {told}, counted {again}")
    cited = [row.id for row in said.rows if row.id]
    rows = (
        [one for (one,) in ask(recount.rows) if one]
        if recount.rows
        else [name for name in groups if name in cited]
    )
    if cited != (rows[: len(cited)] if recount.groups else rows):
        found.append(f"cites {[(row.id, row.title) for row in said.rows]}, counted {rows}")
    if recount.groups and not recount.rows and not cited:
        found.append("cites none of its groups")
    found += [
        f"{row.title} does not open"
        for row in said.rows
        if not (OPENS.match(row.href) or row.kind == "earning")
    ]
    found += [f"offers {one}" for row in said.rows for one in row.actions if one["verb"] not in VERBS]
    return found + [f"{figure} in {said.sentences} is nowhere counted" for figure in _uncounted(said)]


def _plain(value: Any) -> float | None:
    return None if value is None else round(float(value), 2)


def _uncounted(said: Answer) -> list[str]:
    """Figures of the sentences that are neither a number of the answer nor words of its rows."""
    known = {f"{float(value):g}" for value in said.numbers.values() if value is not None}
    known |= {f"{round(float(value)):g}" for value in said.numbers.values() if value is not None}
    quoted = " ".join([*said.numbers, MEANINGS, *(f"{row.title} {row.detail}" for row in said.rows)])
    text = (
        re.sub(r"“[^”]*”", "", " ".join(said.sentences))
        .replace(",", "")
        .replace("last 7 days", "")
        .replace("next 7 days", "")
    )
    return [
        figure for figure in re.findall(r"\d+(?:\.\d+)?", text)
        if f"{float(figure):g}" not in known and figure not in quoted.replace(",", "")
    ]  # fmt: skip
