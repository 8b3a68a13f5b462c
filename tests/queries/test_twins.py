"""One job in several ads has one row, and leaves no other row behind when it is decided about."""

from datetime import timedelta
from typing import Any

import pytest

from app.actions.applications import shortlist_job
from app.actions.hiding import hide_client
from app.actions.marks import mark_jobs
from app.actions.verdicts import dismiss_job
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter, Sort, View
from app.queries.jobs import FeedPage, feed_page
from app.queries.shell import surroundings
from tests.builders import MONDAY, a_job, a_ranking

NOW = MONDAY + timedelta(hours=2)
AD = (
    "We run a booking site for small hotels and need somebody who rebuilds the calendar in React. It has to load in"
    " under a second on an old phone, work without a mouse, and keep the prices in step with three channels. You will"
    " write tests, talk to our designer in Lisbon, and hand over a short guide. The work is for about six weeks."
)
EDITED = AD + " Please apply with two links."
OTHER = AD.replace("hotels", "clinics").replace("calendar", "invoice list").replace("React", "Vue")[:300]


@pytest.fixture
def save(known_alice: Identity, db_for: Any) -> Any:
    async def one(title: str, score: float, description: str = AD, **known: Any) -> Any:
        async with db_for(known_alice) as db:
            job = await a_job(db, title, description=description, **known)
            await a_ranking(db, job, score)
            await mark_jobs(db)
            return job.id

    return one


@pytest.fixture
def see(known_alice: Identity, db_for: Any) -> Any:
    async def look(**wanted: Any) -> FeedPage:
        async with db_for(known_alice) as db:
            return await feed_page(db, JobFilter(**wanted), now=NOW)

    return look


def rows(page: FeedPage) -> list[tuple[str, str]]:
    return [(card.title, card.ads) for card in page.cards]


async def test_the_same_job_in_two_ads_is_one_row_with_the_better_score(
    known_alice: Identity, save: Any, see: Any, db_for: Any
) -> None:
    await save("React calendar", 70)
    await save("My React calendar", 80, EDITED)
    await save("Something else", 75, "Short.")
    page = await see()
    assert rows(page) == [("My React calendar", "2 ads"), ("Something else", "")]
    assert (page.in_view, page.passing, page.matching) == (2, 2, 2)
    async with db_for(known_alice) as db:
        around = await surroundings(db, now=NOW)
    assert around is not None
    assert around.counts["feed"] == 2
    assert len((await see(view=View.ALL)).cards) == 3


async def test_a_third_ad_joins_the_two(save: Any, see: Any) -> None:
    for title, score in (("React calendar", 70), ("React calendar again", 71), ("React calendar third", 72)):
        await save(title, score, AD + f" Reference {score}.")
    assert rows(await see()) == [("React calendar third", "3 ads")]


@pytest.mark.parametrize(
    "unlike",
    [
        {"posted_at": MONDAY - timedelta(days=200)},
        {"company_name": "Another"},
        {"source_raw": {"x": {"location": "Leeds"}}},
    ],
)
async def test_another_season_client_or_town_is_another_job(
    save: Any, see: Any, unlike: dict[str, Any]
) -> None:
    usual = {"company_name": "Acme", "source_raw": {"x": {"location": "York"}}}
    await save("React calendar", 70, **usual)
    await save("React calendar", 80, EDITED, **{**usual, **unlike})
    assert [ads for _, ads in rows(await see())] == ["", ""]


async def test_what_is_decided_about_one_ad_holds_for_the_row(
    known_alice: Identity, save: Any, see: Any, db_for: Any
) -> None:
    await save("React calendar", 70)
    better = await save("My React calendar", 80, EDITED)
    async with db_for(known_alice) as db:
        await shortlist_job(db, better, now=NOW)
    assert rows(await see()) == []
    third = await save("Something else", 80, OTHER)
    await save("Something else again", 70, OTHER + " Reference 7.")
    async with db_for(known_alice) as db:
        await dismiss_job(db, third, now=NOW)
    assert rows(await see()) == []


async def test_a_hidden_ad_hides_no_other(known_alice: Identity, save: Any, see: Any, db_for: Any) -> None:
    await save("React calendar", 70)
    hidden = await save("My React calendar", 80, EDITED, company_name="Acme")
    async with db_for(known_alice) as db:
        await hide_client(db, hidden)
    assert rows(await see()) == [("React calendar", "2 ads")]
    assert rows(await see(hiding=False)) == [("My React calendar", "2 ads")]


async def test_the_list_can_be_ordered_by_pay_rivals_and_spend(save: Any, see: Any) -> None:
    def x(**extras: Any) -> dict[str, Any]:
        return {"source_raw": {"x": extras}}

    await save("A", 90, "One.", budget_type="hourly", hourly_max=40, **x(proposals_min=20, proposals_max=50))
    await save("B", 80, "Two.", budget_type="fixed", fixed_budget_max=4000, **x(client_spent=900))
    await save("C", 70, "Three.", **x(proposals_max=5, client_spent=0))
    orders = {
        order: "".join(card.title for card in (await see(sort=order)).cards)
        for order in (Sort.BEST, Sort.PAY, Sort.PROPOSALS, Sort.SPENT)
    }
    assert orders == {Sort.BEST: "ABC", Sort.PAY: "BAC", Sort.PROPOSALS: "CAB", Sort.SPENT: "BCA"}


async def test_red_flags_are_told_on_the_row_counted_and_left_out(save: Any, see: Any) -> None:
    await save("Trap", 80, "You will do an unpaid test first. We pay via PayPal.")
    await save("Fine", 70, "A fair job.")
    page = await see()
    assert [card.flags for card in page.cards] == ["Unpaid test, pays off the platform", ""]
    assert page.choices["calm"] == {"no": 1}
    calm = await see(calm=True)
    assert (rows(calm), calm.hidden) == ([("Fine", "")], {"calm": 1})


async def test_places_on_a_payroll_are_counted_and_left_out(save: Any, see: Any) -> None:
    def x(**extras: Any) -> dict[str, Any]:
        return {"source_raw": {"x": extras}}

    await save("Payroll", 90, "One.", **x(employment_type="full_time"))
    await save("Salary", 85, "Two.", **x(salary_period="year", salary_max=90_000))
    await save("Contract", 80, "Three.", **x(employment_type="full_time, contract", salary_period="year"))
    await save("Gig", 70, "Four.", budget_type="hourly", hourly_max=50)
    page = await see()
    assert page.choices["projects"] == {"no": 2}
    projects = await see(projects=True)
    assert (rows(projects), projects.hidden) == ([("Contract", ""), ("Gig", "")], {"projects": 2})
