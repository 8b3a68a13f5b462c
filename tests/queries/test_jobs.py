"""The feed shows what its filter says, and counts what it hides."""

from datetime import timedelta
from decimal import Decimal
from time import monotonic
from typing import Any

import pytest

from app.actions.applications import shortlist_job
from app.actions.verdicts import dismiss_job
from app.domain.enums import BudgetType, DismissReason, Platform
from app.domain.identity import Identity
from app.domain.job_filter import WINDOW, JobFilter, Sort, View
from app.models.job import JobSource
from app.queries.jobs import FeedPage, feed_page, feed_rows
from tests.builders import MONDAY, a_job, a_ranking

NOW = MONDAY + timedelta(hours=2)


@pytest.fixture
def many(alice: Identity, db_for: Any) -> Any:
    async def save_them(count: int) -> None:
        async with db_for(alice) as db:
            for number in range(count):
                await a_ranking(db, await a_job(db, f"Job {number:03}"), 70)

    return save_them


@pytest.fixture
def see(alice: Identity, db_for: Any) -> Any:
    async def look(**wanted: Any) -> FeedPage:
        async with db_for(alice) as db:
            return await feed_page(db, JobFilter(**wanted), now=NOW)

    return look


def titles(page: FeedPage) -> list[str]:
    return [card.title for card in page.cards]


async def test_the_best_comes_first_and_what_is_not_scored_comes_last_but_comes(save: Any, see: Any) -> None:
    for title, score in (("Good", 70), ("Unscored", None), ("Weak", 20), ("Best", 90)):
        await save(title, score)
    page = await see()
    assert titles(page) == ["Best", "Good", "Unscored"]
    assert (page.passing, page.in_view, page.matching, page.hidden) == (2, 4, 3, {"passing": 1})


async def test_when_nothing_passes_everything_is_shown(save: Any, see: Any) -> None:
    await save("Weak", 20)
    await save("Weaker", 10)
    page = await see()
    assert (titles(page), page.passing, page.hidden) == (["Weak", "Weaker"], 0, {})


async def test_who_has_said_nothing_about_themself_is_shown_everything(save: Any, see: Any, sql: Any) -> None:
    await save("Good", 70)
    await save("Weak", 20)
    assert titles(await see()) == ["Good"]
    sql("delete from user_skills")
    page = await see()
    assert (titles(page), page.passing) == (["Good", "Weak"], 2)


async def test_an_empty_team_has_an_empty_page(see: Any) -> None:
    page = await see(q="anything", page=9)
    assert (page.cards, page.in_view, page.start, page.matching, page.newest) == ([], 0, 0, 0, None)
    assert not page.has_jobs


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"platform": Platform.LINKEDIN}, {"Salaried"}),
        ({"budget": BudgetType.HOURLY}, {"Hourly"}),
        ({"hourly": 60}, {"Hourly"}),
        ({"hourly": 61}, set()),
        ({"fixed": 500}, {"Fixed"}),
        ({"hourly": 60, "fixed": 500}, {"Hourly", "Fixed"}),
        ({"days": 7}, {"Hourly"}),
        ({"country": "Germany"}, {"Fixed"}),
        ({"verified": True}, {"Fixed"}),
        ({"score": 80}, {"Hourly"}),
        ({"q": "kubernetes"}, {"Salaried"}),
    ],
)
async def test_a_filter_means_what_it_says(
    save: Any, see: Any, wanted: dict[str, Any], found: set[str]
) -> None:
    await save("Hourly", 85, budget_type="hourly", hourly_min=30, hourly_max=60)
    await save(
        "Fixed", 75, budget_type="fixed", fixed_budget_max=500, client_country="Germany",
        client_payment_verified=True, posted_at=MONDAY - timedelta(days=10),
    )  # fmt: skip
    await save("Salaried", 65, platform=Platform.LINKEDIN, description="Kubernetes by night.", posted_at=None)
    assert set(titles(await see(**wanted))) == found


async def test_a_floor_is_held_against_other_currencies(save: Any, see: Any) -> None:
    for title, currency in (("Rupees", "INR"), ("Pounds", "GBP"), ("Unheard of", "XYZ"), ("Unsaid", None)):
        await save(title, 80, budget_type="hourly", hourly_max=60, currency=currency)
    assert set(titles(await see(hourly=50))) == {"Pounds", "Unsaid"}


async def test_each_filter_says_how_many_it_alone_hides(save: Any, see: Any) -> None:
    await save("Cheap", 80, budget_type="hourly", hourly_max=20, client_country="Spain")
    await save("Abroad", 80, budget_type="hourly", hourly_max=90, client_country="Peru")
    await save("Both", 80, client_country="Peru")
    page = await see(hourly=50, country="Spain")
    assert (page.cards, page.hidden) == ([], {"pay": 1, "country": 1})
    assert page.countries == [("Peru", 1)]


async def test_views_part_the_jobs_by_what_became_of_them(
    alice: Identity, db_for: Any, save: Any, see: Any
) -> None:
    ids = {title: await save(title, 80) for title in ("Open", "Boarded", "Aside")}
    async with db_for(alice) as db:
        await shortlist_job(db, ids["Boarded"], now=NOW)
        await dismiss_job(db, ids["Aside"], DismissReason.RATE, now=NOW)
    assert titles(await see()) == ["Open"]
    boarded, aside = await see(view=View.BOARD), await see(view=View.DISMISSED)
    assert [(card.title, card.standing) for card in boarded.cards] == [("Boarded", "Shortlisted")]
    assert [card.standing for card in aside.cards] == ["Not for me: pays too little"]
    assert len((await see(view=View.ALL)).cards) == 3


async def test_a_teammate_sees_the_same_jobs_and_a_stranger_none(
    bob: Identity, charlie: Identity, db_for: Any, save: Any
) -> None:
    await save("Shared", 80)
    seen = {}
    for name, person in (("bob", bob), ("charlie", charlie)):
        async with db_for(person) as db:
            seen[name] = titles(await feed_page(db, JobFilter(), now=NOW))
    assert seen == {"bob": ["Shared"], "charlie": []}


async def test_a_window_lies_around_its_page_and_past_the_end_around_the_last(
    alice: Identity, db_for: Any, see: Any, many: Any
) -> None:
    await many(130)
    starts = {number: (page := await see(page=number)).start for number in (1, 2, 3, 5, 7, 99)}
    assert starts == {1: 0, 2: 0, 3: 20, 5: 60, 7: 100, 99: 100}
    assert (len(page.cards), page.matching) == (30, 130)
    assert len((await see()).cards) == WINDOW


async def test_scrolling_shows_the_same_rows_as_looking_from_there(
    alice: Identity, db_for: Any, see: Any, many: Any
) -> None:
    await many(130)
    async with db_for(alice) as db:
        rows = await feed_rows(db, JobFilter(), now=NOW, start=40)
    page = await see(page=4)
    assert page.start == 40
    assert rows == page.cards
    assert len({card.id for card in (await see()).cards[:40]} & {card.id for card in rows}) == 0


async def test_each_choice_says_what_it_would_leave(save: Any, see: Any) -> None:
    await save("Hourly", 85, budget_type="hourly", hourly_max=60, client_payment_verified=True)
    await save("Fixed", 65, budget_type="fixed", fixed_budget_max=500, posted_at=MONDAY - timedelta(days=10))
    await save("Salaried", 92, platform=Platform.LINKEDIN, posted_at=None)
    page = await see(platform=Platform.UPWORK)
    assert page.choices["platform"] == {"upwork": 2, "linkedin": 1}
    assert page.choices["budget"] == {"hourly": 1, "fixed": 1}
    assert page.choices["verified"] == {"yes": 1}
    assert page.choices["days"] == {"1": 1, "3": 1, "7": 1, "14": 2, "30": 2}
    assert page.choices["score"] == {"40": 2, "50": 2, "60": 2, "70": 1, "80": 1}
    for name, counts in page.choices.items():
        for choice, count in counts.items():
            chosen = JobFilter(platform=Platform.UPWORK).choose(name, choice)
            assert (await see(**vars(chosen))).matching == count, (name, choice)


async def test_newest_first_ignores_the_score(save: Any, see: Any) -> None:
    await save("Old and good", 95, posted_at=MONDAY - timedelta(days=3))
    await save("New and fair", 65)
    assert titles(await see(sort=Sort.NEWEST)) == ["New and fair", "Old and good"]


async def test_what_came_after_the_last_look_is_counted(
    alice: Identity, db_for: Any, save: Any, see: Any
) -> None:
    await save("Before", 80)
    looked = await see()
    await save("After", 80)
    await save("After, but weak", 10)
    async with db_for(alice) as db:
        page = await feed_page(db, JobFilter(), now=NOW, since=looked.newest)
    assert page.fresh == 1


async def test_the_words_searched_for_are_marked_in_the_title(save: Any, see: Any) -> None:
    await save("🎉 React.js developer for developers", 80)
    [card] = (await see(q="react developer")).cards
    assert [card.title[start:end] for start, end in card.marks] == ["React", "developer", "developers"]


async def test_words_that_mean_nothing_hide_nothing(save: Any, see: Any) -> None:
    await save("Anything", 80)
    assert titles(await see(q="the")) == ["Anything"]
    assert titles(await see(q="!? ' \" ( & |")) == ["Anything"]


async def test_a_row_says_what_is_known_and_nothing_else(save: Any, see: Any) -> None:
    await save("Bare", None, posted_at=None)
    await save(
        "Rich", 81.6, budget_type="hourly", hourly_min=60, hourly_max=85, currency="USD",
        client_country="Germany", client_rating=Decimal("4.91"), client_hires=38,
        client_payment_verified=True,
    )  # fmt: skip
    rich, bare = (await see()).cards
    assert (rich.score, rich.rate, rich.age) == (81, "$60–85/h", "2 h")
    assert rich.client == "Germany · ★ 4.9 · 38 hires · payment verified"
    assert (bare.score, bare.rate, bare.client, bare.age, bare.posted) == (None, "", "", "", "")


async def test_a_job_seen_elsewhere_says_so(alice: Identity, db_for: Any, save: Any, see: Any) -> None:
    job_id = await save("Twice", 80)
    async with db_for(alice) as db:
        for platform in (Platform.UPWORK, Platform.LINKEDIN):
            seen = {"source": "dump.csv", "platform": platform, "payload_hash": platform.value}
            db.add(JobSource(team_id=alice.team_id, job_id=job_id, **seen))
    assert (await see()).cards[0].seen == "also on LinkedIn"


MANY = """
with made as (
  insert into public.jobs (team_id, platform, title, description, posted_at, canonical_hash, budget_type, hourly_max)
  select %s, 'upwork', 'Job ' || n, 'Python and words of number ' || n, now() - n * interval '1 minute', 'h' || n,
    'hourly', n %% 90 from generate_series(1, 4000) n returning id, team_id)
insert into public.job_rankings (team_id, job_id, score) select team_id, id, 70 from made"""


async def test_thousands_of_jobs_that_nobody_has_counted_yet_are_quick(
    alice: Identity, see: Any, sql: Any
) -> None:
    """Before the first ANALYZE every team looks tiny to the planner, and a loop would ask 16 million times."""
    sql(MANY, alice.team_id)
    started = monotonic()
    page = await see(q="python", hourly=45, page=7)
    assert (page.matching, len(page.cards), page.start) == (990, WINDOW, 100)
    assert page.is_cut
    assert monotonic() - started < 1.5


SIGNS = {
    "Engine in C++": "A game engine, cpp all the way.",
    "Tool in C#": "A desktop tool.",
    "Firmware in C": "Plain C for a small chip.",
    "Shop on .NET": "ASP.NET shop.",
    "Net for fishing": "A net. See fishing-net.example.net",
    "API on NodeJS": "An API.",
    "API on Node.js": "An API.",
    "Node of a network": "Draw it. No js.",
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("c++", {"Engine in C++"}),
        ("cpp", {"Engine in C++"}),
        ("C#", {"Tool in C#"}),
        ("c", {"Firmware in C"}),
        ("c++ or c#", {"Engine in C++", "Tool in C#"}),
        (".NET", {"Shop on .NET"}),
        ("node.js", {"API on NodeJS", "API on Node.js"}),
        ("nodejs api", {"API on NodeJS", "API on Node.js"}),
        ("api -node.js", set()),
        ("engine -c#", {"Engine in C++"}),
    ],
)
async def test_names_that_differ_by_their_signs_are_told_apart(
    save: Any, see: Any, typed: str, found: set[str]
) -> None:
    for title, text in SIGNS.items():
        await save(title, 80, description=text, skills=[])
    assert set(titles(await see(q=typed))) == found
