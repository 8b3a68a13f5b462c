"""What a person hides is left out, counted, and comes back; a teammate's feed stays as it is."""

from typing import Any
from uuid import uuid4

import pytest

from app.actions.applications import shortlist_job
from app.actions.hiding import hide_again, hide_client, hide_word, unhide
from app.actions.marks import mark_jobs
from app.clock import utc_now
from app.domain.errors import BadInput, NotFound
from app.domain.identity import Identity
from app.domain.job_filter import JobFilter, View
from app.queries.hiding import hide_list
from app.queries.jobs import FeedPage, feed_page
from app.queries.onboarding import passing_by_tightness
from app.queries.shell import surroundings
from tests.builders import a_job, a_ranking


@pytest.fixture
def save(alice: Identity, db_for: Any) -> Any:
    async def one(title: str, **known: Any) -> Any:
        async with db_for(alice) as db:
            job = await a_job(db, title, **known)
            await a_ranking(db, job, 70)
            await mark_jobs(db)
            return job.id

    return one


@pytest.fixture
def see(alice: Identity, db_for: Any) -> Any:
    async def look(person: Identity = alice, **wanted: Any) -> FeedPage:
        async with db_for(person) as db:
            return await feed_page(db, JobFilter(**wanted), now=utc_now())

    return look


def titles(page: FeedPage) -> set[str]:
    return {card.title for card in page.cards}


async def test_a_hidden_client_is_gone_with_all_ads_counted_and_can_be_looked_at(
    alice: Identity, save: Any, see: Any, db_for: Any
) -> None:
    first = await save("One", company_name="Acme Inc")
    await save("Two", company_name="acme")
    await save("Three", company_name="Another")
    async with db_for(alice) as db:
        thing = await hide_client(db, first)
    page = await see()
    assert (titles(page), page.hidden, page.in_view) == ({"Three"}, {"hiding": 2}, 1)
    assert titles(await see(hiding=False)) == {"One", "Two", "Three"}
    async with db_for(alice) as db:
        [entry] = await hide_list(db)
        assert (entry.kind, entry.label, entry.count) == ("client", "Acme Inc", "2 jobs hidden")
        await unhide(db, thing.id)
    assert titles(await see()) == {"One", "Two", "Three"}


async def test_every_number_agrees_with_what_the_feed_shows(
    alice: Identity, save: Any, see: Any, db_for: Any
) -> None:
    """The place's count, the dial's, and the copilot's."""
    first = await save("One", company_name="Acme")
    await save("Two", company_name="acme")
    await save("Three", company_name="Another")
    async with db_for(alice) as db:
        await hide_client(db, first)
        await hide_word(db, "nothing of this kind")
        around = await surroundings(db, now=utc_now())
        dial = await passing_by_tightness(db)
    assert around is not None
    assert around.counts["feed"] == 1
    assert [level.passing for level in dial.levels] == [1, 1, 1, 1, 0]
    assert dial.jobs == len((await see()).cards) == 1


async def test_a_hidden_word_is_a_whole_word_in_any_form(
    alice: Identity, save: Any, see: Any, db_for: Any
) -> None:
    for title in ("Crypto wallet", "Cryptography course", "Bets and odds", "A better site"):
        await save(title)
    async with db_for(alice) as db:
        await hide_word(db, "CRYPTO")
        await hide_word(db, "betting")
        await hide_word(db, "crypto")
        entries = {entry.label: entry.count for entry in await hide_list(db)}
    assert titles(await see()) == {"Cryptography course", "A better site"}
    assert entries == {"betting": "1 job hidden", "crypto": "1 job hidden"}


async def test_a_phrase_hides_only_where_its_words_stand_in_a_row(
    alice: Identity, save: Any, see: Any, db_for: Any
) -> None:
    await save("Data entry for a museum")
    await save("Entry level data analyst")
    async with db_for(alice) as db:
        await hide_word(db, "data entry")
    assert titles(await see()) == {"Entry level data analyst"}


async def test_what_is_on_the_board_stays_in_sight(alice: Identity, save: Any, see: Any, db_for: Any) -> None:
    job = await save("Crypto wallet")
    async with db_for(alice) as db:
        await shortlist_job(db, job, now=utc_now())
        await hide_word(db, "crypto")
        [entry] = await hide_list(db)
    assert titles(await see(view=View.BOARD)) == {"Crypto wallet"}
    assert entry.count == "hides nothing now"


async def test_one_persons_list_is_not_anothers(
    alice: Identity, bob: Identity, charlie: Identity, save: Any, see: Any, db_for: Any
) -> None:
    await save("Crypto wallet")
    async with db_for(alice) as db:
        thing = await hide_word(db, "crypto")
    assert titles(await see(bob)) == {"Crypto wallet"}
    for person in (bob, charlie):
        async with db_for(person) as db:
            assert await hide_list(db) == []
            with pytest.raises(NotFound):
                await unhide(db, thing.id)


async def test_what_cannot_be_hidden_is_answered_with_a_sentence(
    alice: Identity, charlie: Identity, save: Any, db_for: Any
) -> None:
    nameless = await save("Nameless", company_name=None)
    async with db_for(alice) as db:
        for bad in ("the", "and of", "", None):
            with pytest.raises(BadInput):
                await hide_word(db, bad)
        for job in (nameless, uuid4()):
            with pytest.raises(NotFound):
                await hide_client(db, job)
    named = await save("Named", company_name="Acme")
    async with db_for(charlie) as db:
        with pytest.raises(NotFound):
            await hide_client(db, named)


async def test_each_change_is_an_event(alice: Identity, db_for: Any, sql: Any) -> None:
    async with db_for(alice) as db:
        thing = await hide_word(db, "crypto")
        await hide_word(db, "crypto")
        await unhide(db, thing.id)
        await hide_again(db, thing.kind, thing.value, thing.label)
    types = sql("select event_type from public.events where entity_type = 'hidden_thing' order by id")
    assert [kind for (kind,) in types] == ["thing_hidden", "thing_unhidden", "thing_hidden"]
