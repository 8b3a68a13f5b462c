"""Every figure of the dashboard, reckoned anew by other means on a team with a past."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from math import sqrt
from statistics import median
from typing import Any

import pytest

from app.db.session import team_session
from app.domain.identity import Identity
from app.domain.ranking import SHOW_BAR
from app.embedded.cluster import Cluster
from app.queries.dashboard import Basis, dashboard_basis
from app.queries.dashboard_money import forecast_view
from app.queries.dashboard_page import DashboardPage, dashboard_page, rows_behind
from tests.queries.past import NOW, ONE_ZONE, a_past

Sql = Callable[..., list[tuple[Any, ...]]]
PERIODS = ("30", "90", "365", "all")
TALKED = "(a.status in ('in_conversation', 'interviewing', 'won', 'lost') or (a.status = 'archived' and a.previous_status = 'in_conversation'))"
MET = "a.status in ('interviewing', 'won', 'lost')"
DECIDED = f"({TALKED} or a.status = 'archived' or a.applied_at <= %(now)s::timestamptz - interval '21 days')"
WAYS = {
    "By source": "initcap(j.platform::text)",
    "By niche": "coalesce(nullif(j.category, ''), 'No category')",
    "By letter style": "coalesce((select initcap(c.style) from cover_letters c where c.job_id = a.job_id and c.user_id = a.user_id"
    " and c.version = 1), 'Letter not kept here')",
    "By hour of sending": f"to_char(4 * floor(extract(hour from a.applied_at at time zone '{ONE_ZONE}') / 4), 'FM00')",
}
WORTH = """case e.currency when 'USD' then x when 'EUR' then round(x * (select r.rate from private.exchange_rates r
  where r.team_id = e.team_id and r.currency = 'EUR' and r.day <= (e.occurred_at at time zone 'America/New_York')::date
  order by r.day desc limit 1), 2) end"""
MONEY = f"""select e.*, (select {WORTH} from (values (e.amount)) v (x)) as gross, (select {WORTH} from (values (e.fee)) v (x)) as cost,
  (e.occurred_at at time zone '{ONE_ZONE}')::date as day from earnings e where e.user_id = %(me)s and e.team_id = %(team)s"""


@pytest.fixture
def me(database: Cluster, alice: Identity, bob: Identity, charlie: Identity) -> Identity:
    a_past(database, alice, bob, charlie)
    return alice


async def basis_of(person: Identity, period: str, opened: str = "") -> Basis:
    async with team_session(person) as db:
        return await dashboard_basis(db, period, now=NOW, opened=opened)


async def opened_by(person: Identity, period: str, key: str) -> int:
    """How many rows a number opens."""
    basis = await basis_of(person, period, key.removeprefix("stay.") if key.startswith("stay.") else "")
    return len(rows_behind(basis, key)[1])


async def page_of(person: Identity, period: str) -> DashboardPage:
    return dashboard_page(await basis_of(person, period))


class Anew:
    """Asks the tables by its own words."""

    def __init__(self, sql: Sql, me: Identity, period: str) -> None:
        self._sql, since = sql, None if period == "all" else NOW - timedelta(days=int(period))
        twice = None if since is None else since - (NOW - since)
        self.values = {"me": me.user_id, "team": me.team_id, "now": NOW, "since": since, "twice": twice}

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        names = [part.split(")s")[0] for part in statement.split("%(")[1:]]
        plain = statement
        for name in names:
            plain = plain.replace(f"%({name})s", "%s", 1)
        return self._sql(plain, *[self.values[name] for name in names])

    def mine(self, what: str, where: str, rest: str = "") -> list[tuple[Any, ...]]:
        return self.rows(
            f"select {what} from applications a join jobs j on j.id = a.job_id where a.user_id = %(me)s and a.team_id = %(team)s"
            f" and a.removed_at is null and {where} {rest}"
        )

    def count(self, where: str) -> int:
        return int(self.mine("count(*)", where)[0][0])


def interval(hits: int, n: int) -> str:
    """Wilson's, from its other formula."""
    z = 1.96
    low, high = (
        (2 * hits + z * z + sign * z * sqrt(z * z + 4 * hits * (1 - hits / n))) / (2 * (n + z * z))
        for sign in (-1, 1)
    )
    return f"{round(100 * hits / n)} % ({round(100 * max(low, 0))}–{round(100 * min(high, 1))} %)"


def dollars(words: str) -> Decimal:
    return Decimal(words.split("/")[0].replace("$", "").replace(",", "").replace("−", "-"))


@pytest.mark.parametrize("period", PERIODS)
async def test_the_funnel_and_its_intervals(me: Identity, sql: Sql, period: str) -> None:
    page, anew = await page_of(me, period), Anew(sql, me, period)
    began = "(%(since)s::timestamptz is null or least(a.applied_at, a.created_at) >= %(since)s::timestamptz)"
    stages = (
        "true",
        "a.status <> 'shortlisted'",
        "a.applied_at is not null",
        f"a.applied_at is not null and {TALKED}",
        MET,
        "a.status = 'won'",
    )
    counts = [anew.count(f"{began} and {stage}") for stage in stages]
    assert [row["number"] for row in page.funnel["rows"]] == [str(count) for count in counts]
    for before, hits, row in zip(counts, counts[1:], page.funnel["rows"][1:], strict=False):
        assert row["span"] == (
            interval(hits, before) if before >= 5 else f"too few (n = {before})" if before else "–"
        )


@pytest.mark.parametrize("period", PERIODS)
async def test_who_answers_by_source_niche_style_and_hour(me: Identity, sql: Sql, period: str) -> None:
    page, anew = await page_of(me, period), Anew(sql, me, period)
    for table in page.replies:
        way = WAYS[table["title"]]
        found = anew.mine(
            f"{way}, count(*), count(*) filter (where {TALKED})",
            f"a.applied_at is not null and (%(since)s::timestamptz is null or a.applied_at >= %(since)s::timestamptz) and {DECIDED}",
            "group by 1",
        )
        told = {
            name[:2] if table["title"].endswith("sending") else name.replace("Linkedin", "LinkedIn"): (f"{hits}", f"of {n}", interval(hits, n) if n >= 5 else f"too few (n = {n})")
            for name, n, hits in found
        }  # fmt: skip
        shown = {
            row["label"][:2] if table["title"].endswith("sending") else row["label"]: (
                row["number"],
                row["of"],
                row["span"],
            )
            for row in table["rows"]
        }
        assert shown == told, table["title"]


@pytest.mark.parametrize("period", PERIODS)
async def test_what_changed(me: Identity, sql: Sql, period: str) -> None:
    page, anew = await page_of(me, period), Anew(sql, me, period)
    for tile, how_far in zip(page.tiles, ("true", TALKED, MET, "a.status = 'won'"), strict=True):
        now = anew.count(
            f"(%(since)s::timestamptz is null or a.applied_at >= %(since)s::timestamptz) and a.applied_at is not null and {how_far}"
        )
        assert tile["words"] == str(now)
        if period != "all":
            before = anew.count(f"a.applied_at >= %(twice)s and a.applied_at < %(since)s and {how_far}")
            assert tile["note"].startswith(f"{before} in the")


@pytest.mark.parametrize("period", PERIODS)
async def test_the_time_in_each_stage(me: Identity, sql: Sql, period: str) -> None:
    basis, anew = await basis_of(me, period), Anew(sql, me, period)
    rows = anew.rows(
        "select e.entity_id, e.payload ->> 'to', e.created_at, e.event_type from events e join applications a on a.id = e.entity_id"
        " where a.user_id = %(me)s and a.team_id = %(team)s and a.removed_at is null order by e.entity_id, e.id"
    )
    stays: dict[str, list[float]] = {}
    for card in {row[0] for row in rows}:
        way: list[tuple[str, Any]] = []
        for _, status, at, kind in (row for row in rows if row[0] == card):
            way = way[:-1] if kind.endswith("undone") else [*way, (status, at)]
        for (status, at), (_, left) in pairwise(way):
            if anew.values["since"] is None or left >= anew.values["since"]:
                stays.setdefault(status, []).append((left - at).total_seconds())
    assert {s.status: (s.n, round(s.seconds)) for s in basis.stays} == {
        status: (len(each), round(median(each))) for status, each in stays.items()
    }


async def test_what_today_asks_for(me: Identity, sql: Sql) -> None:
    page, anew = await page_of(me, "90"), Anew(sql, me, "90")
    counts = {part["key"]: part["count"] for part in page.today}
    [(passing,)] = sql(
        "select count(*) from job_rankings r where r.team_id = %s and r.score >= %s and r.dismissed_at is null",
        me.team_id,
        SHOW_BAR[3],
    )
    assert passing >= 5
    assert counts["today.apply"] == passing
    assert counts["today.ready"] == anew.count("a.status = 'ready_to_apply'") > 0
    [waiting] = [part for part in page.today if part["key"] == "today.ready"]
    assert all(
        row["words"].startswith(
            ("Letter ready", "No letter yet", "Letter not ready", "Letter written elsewhere")
        )
        for row in waiting["rows"]
    )
    assert counts["today.due"] == anew.count(
        "a.next_follow_up_at < %(now)s and a.status in ('applied', 'in_conversation', 'interviewing')"
    )
    assert counts["today.talks"] == anew.count("a.status = 'interviewing'")


@pytest.mark.parametrize("period", PERIODS)
async def test_the_money_of_several_currencies(me: Identity, sql: Sql, period: str) -> None:
    page, anew = await page_of(me, period), Anew(sql, me, period)
    of_period = f"from ({MONEY}) m where (%(since)s::timestamptz is null or m.day >= (%(since)s::timestamptz at time zone '{ONE_ZONE}')::date)"
    [(gross, fees, n, paid, hours, with_hours)] = anew.rows(
        "select sum(gross), sum(cost), count(gross), sum(gross - cost) filter (where hours > 0), sum(hours) filter (where gross is not null),"
        f" count(*) filter (where hours > 0 and gross is not null) {of_period}"
    )
    earned, hour, truth = page.money
    assert dollars(earned["words"]) == gross - fees
    assert earned["note"].endswith(f"n = {n}")
    assert abs(dollars(hour["words"]) - paid / hours) <= Decimal("0.005")
    assert hour["note"].endswith(f"n = {with_hours} entries with hours")
    sent = "(%(since)s::timestamptz is null or a.applied_at >= %(since)s::timestamptz) and a.applied_at is not null"
    count = anew.count(sent)
    [(connects,)] = anew.mine(
        "coalesce(sum((select sum(case b.kind when 'returned' then -b.amount else b.amount end) from private.bid_entries b"
        " where b.application_id = a.id and b.taken_back_at is null)), 0)",
        sent,
    )
    real = (paid - Decimal("0.15") * connects) / (hours + Decimal(count) / 2)
    assert abs(dollars(truth["words"]) - real) <= Decimal("0.006")
    apart = anew.rows(
        f"select currency, sum(amount - fee), count(*) {of_period} and gross is null group by 1 order by 1"
    )
    for currency, amount, _ in apart:
        assert f"{amount.normalize():,f}".split(".")[0] in page.apart, (currency, amount, page.apart)
    assert f"({sum(each[2] for each in apart)} entr" in page.apart


async def test_an_hour_by_month(me: Identity, sql: Sql) -> None:
    page, anew = await page_of(me, "90"), Anew(sql, me, "90")
    found = anew.rows(
        f"select to_char(day, 'YYYY-MM'), sum(gross - cost) / sum(hours) from ({MONEY}) m where hours > 0 and gross is not null group by 1"
    )
    told = {month: float(round(each, 2)) for month, each in found}
    assert {p["key"]: p["value"] for p in page.hourly["points"] if p["value"]} == pytest.approx(
        told, abs=0.006
    )
    assert (page.hourly["low"], page.hourly["high"]) == (60.0, 80.0)


@pytest.mark.parametrize("period", PERIODS)
async def test_the_return_by_niche_and_source(me: Identity, sql: Sql, period: str) -> None:
    page, anew = await page_of(me, period), Anew(sql, me, period)
    for table, way in zip(page.returns, ("By niche", "By source"), strict=True):
        found = anew.mine(
            f"{WAYS[way]}, count(*), count(*) filter (where a.status = 'won'), coalesce(sum((select sum(m.gross - m.cost) from"
            f" ({MONEY}) m where m.application_id = a.id)), 0), coalesce(sum((select sum(case b.kind when 'returned' then -b.amount"
            " else b.amount end) from private.bid_entries b where b.application_id = a.id and b.taken_back_at is null)), 0) * 0.15",
            "a.applied_at is not null and (%(since)s::timestamptz is null or a.applied_at >= %(since)s::timestamptz)",
            "group by 1",
        )
        shown = {row["label"].title(): row for row in table["rows"]}
        assert len(shown) == len(found)
        for name, sent, won, earned, cost in found:
            row = shown[name.title()]
            assert (row["sent"], row["won"]) == (str(sent), str(won))
            assert (dollars(row["earned"]), dollars(row["cost"])) == (earned, round(cost, 2))
            assert abs(dollars(row["each"]) - earned / cost) <= Decimal("0.005")


async def test_the_forecast_is_a_band_from_ones_own_record(me: Identity, sql: Sql) -> None:
    view, anew = forecast_view(await basis_of(me, "all")), Anew(sql, me, "all")
    under_way = f"a.status in ('applied', 'in_conversation', 'interviewing') and not (a.status = 'applied' and {DECIDED} and not {TALKED})"
    values = anew.mine(
        f"(select sum(m.gross - m.cost) from ({MONEY}) m where m.application_id = a.id)", "a.status = 'won'"
    )
    each = median(value for (value,) in values if value is not None)
    middle = low = high = 0.0
    won = anew.count("a.status = 'won'")
    for stage, came in (
        ("applied", "true"),
        ("in_conversation", TALKED),
        ("interviewing", "a.status in ('won', 'lost')"),
    ):
        n = anew.count(f"a.status = '{stage}' and {under_way}")
        total = anew.count(f"a.applied_at is not null and not ({under_way}) and {came}")
        middle += n * won / total
        z = 1.96
        ends = [
            (2 * won + z * z + sign * z * sqrt(z * z + 4 * won * (1 - won / total))) / (2 * (total + z * z))
            for sign in (-1, 1)
        ]
        low, high = low + n * ends[0], high + n * ends[1]
    least, most = (dollars(part) for part in view["words"].split(" to "))
    assert float(least) == pytest.approx(low * float(each), abs=0.05)
    assert float(most) == pytest.approx(high * float(each), abs=0.05)
    assert float(dollars(view["sentence"].split("likely ")[1].split(" from")[0])) == pytest.approx(
        middle * float(each), abs=0.05
    )


async def test_with_too_little_there_is_no_forecast(charlie: Identity) -> None:
    view = forecast_view(await basis_of(charlie, "90"))
    assert (view["is_told"], view["sentence"]) == (
        False,
        "Not enough data (n = 0 decided, 0 won with earnings).",
    )


@pytest.mark.parametrize("period", PERIODS)
async def test_every_number_opens_as_many_rows(me: Identity, period: str) -> None:
    basis = await basis_of(me, period)
    page = dashboard_page(basis)
    numbers = [(tile["key"], tile["words"]) for tile in page.tiles]
    numbers += [(part["key"], str(part["count"])) for part in page.today if not part["href"]]
    for table in (page.funnel, page.stays, *page.replies):
        numbers += [(row["key"], row["number"]) for row in table["rows"] if row["key"]]
        numbers += [(row["of_key"], row["of"].removeprefix("of ")) for row in table["rows"] if row["of_key"]]
    for table in page.returns:
        numbers += [
            (row[f"{n}_key"], row[n]) for row in table["rows"] for n in ("sent", "won") if row[f"{n}_key"]
        ]
    numbers += [(tile["key"], _n_of(tile["note"])) for tile in page.money if tile["key"]]
    if page.forecast["key"]:
        numbers.append((page.forecast["key"], _open_of(page.forecast["sentence"])))
    assert len(numbers) > 30
    found = [(key, await opened_by(me, period, key)) for key, _ in numbers]
    assert found == [(key, int(words.replace(",", ""))) for key, words in numbers]


def _n_of(note: str) -> str:
    found = re.search(r"n = ([\d,]+)", note)
    assert found
    return found[1]


def _open_of(sentence: str) -> str:
    found = re.search(r"from ([\d,]+) open applications", sentence)
    assert found, sentence
    return found[1]


async def test_a_stage_that_was_left_now_opens_cards_that_began_long_ago(me: Identity, sql: Sql) -> None:
    sql(
        "update applications a set created_at = created_at - interval '2 years', applied_at = applied_at - interval '2 years'"
        " where user_id = %s", me.user_id,
    )  # fmt: skip
    page = await page_of(me, "30")
    assert page.stays["rows"], "there are cards that left a stage"
    for row in page.stays["rows"]:
        assert await opened_by(me, "30", row["key"]) == int(row["number"])


async def test_calls_that_are_planned_are_to_be_prepared_the_next_one_first(me: Identity, sql: Sql) -> None:
    def part(page: DashboardPage) -> dict[str, Any]:
        return next(each for each in page.today if each["key"] == "today.talks")

    before = part(await page_of(me, "90"))
    job = sql(
        "select job_id from applications where user_id = %s and status = 'interviewing' and removed_at is null limit 1",
        me.user_id,
    )[0][0]
    for job_id, days in ((None, 3), (job, 1), (None, -1)):
        sql(
            "insert into interview_sessions (team_id, user_id, job_id, type, status, started_at)"
            " values (%s, %s, %s, 'discovery', 'planned', %s)",
            me.team_id, me.user_id, job_id, NOW + timedelta(days=days),
        )  # fmt: skip
    after = part(await page_of(me, "90"))
    assert after["count"] == before["count"] + 1, "one has an application that counted before, one is over"
    first, second = after["rows"][:2]
    assert first["href"] == f"/brief/{job}"
    assert "tomorrow at " in first["words"]
    assert second["href"].startswith("/interviews/")
    assert await opened_by(me, "90", "today.talks") == after["count"]


async def test_nobody_sees_what_is_another_ones(bob: Identity, me: Identity, charlie: Identity) -> None:
    mine, bobs, other = [await basis_of(person, "all") for person in (me, bob, charlie)]
    for one, two in ((mine, bobs), (mine, other), (bobs, other)):
        assert not {fact.id for fact in one.facts} & {fact.id for fact in two.facts}
        assert not {entry.id for entry in one.entries} & {entry.id for entry in two.entries}


@pytest.mark.parametrize(
    "key", ["", "funnel.", "reply.x.y", "stay.nothing", "today.", "tile.x", "won.niche.nothing", "\x00" * 9]
)
async def test_a_number_that_there_is_not_opens_nothing(me: Identity, key: str) -> None:
    assert rows_behind(await basis_of(me, "90"), key)[1] == []


async def test_an_application_whose_last_move_was_taken_back_counts_as_not_answered(
    me: Identity, sql: Sql
) -> None:
    talked = (await page_of(me, "all")).funnel["rows"][3]["number"]
    sql(
        "update applications set previous_status = null where status = 'applied' and user_id = %s", me.user_id
    )
    page = await page_of(me, "all")
    assert page.funnel["rows"][3]["number"] == talked
