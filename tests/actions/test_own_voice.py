"""Letters of one's own teach how one writes; what is switched off is not followed; samples come and go."""

from uuid import uuid4

import pytest

from app.actions.cover_letters import draft_letter, save_letter
from app.actions.own_voice import add_samples, remove_sample, switch_habit
from app.db.session import team_session
from app.domain.errors import BadInput, NotFound
from app.domain.identity import Identity
from app.domain.letters.habits import ENOUGH
from app.domain.letters.own_voice import OwnVoice
from app.queries.own_voice import MOST_SAMPLES, own_voice, writing_habits
from tests.agents.people_facts import an_ad, with_facts
from tests.builders import MONDAY, a_job, a_letter

MINE = (
    "Hi there,\n\nWhat keeps your guests waiting? I'd look at the queries first, then show you what I've found."
    " It's quick work.\n\nBest,\nAna"
)


async def pasted(person: Identity, times: int) -> None:
    async with team_session(person) as db:
        await add_samples(db, "\n---\n".join([MINE] * times), now=MONDAY)


async def habits(person: Identity) -> dict[str, str]:
    async with team_session(person) as db:
        return {one.key: one.words for one in (await writing_habits(db)).learned.habits}


async def test_a_draft_follows_the_habits_of_pasted_letters(alice: Identity) -> None:
    await with_facts(alice)
    job = await an_ad(alice)
    await pasted(alice, ENOUGH)
    async with team_session(alice) as db:
        text = (await draft_letter(db, job, now=MONDAY)).content
        await switch_habit(db, "greeting", on=False)
        quiet = (await draft_letter(db, job, now=MONDAY)).content
        await switch_habit(db, "greeting", on=True)
        again = (await draft_letter(db, job, now=MONDAY)).content
    assert (text.startswith("Hi there,"), quiet.startswith("Hi"), again.startswith("Hi there,")) == (
        True,
        False,
        True,
    )
    assert text.endswith("Best,\nAna")


async def test_only_letters_the_person_wrote_over_or_marked_ready_teach(
    alice: Identity, bob: Identity
) -> None:
    async with team_session(alice) as db:
        for number in range(ENOUGH):
            job = await a_job(db, f"Job {number}")
            await a_letter(db, job, "The core of your queries comes first. " * 3, version=1)
            if number < 2:
                await save_letter(db, job.id, f"{MINE} {number}")
            elif number == 2:
                await a_letter(db, job, MINE, version=2, status="ready", ready_at=MONDAY)
    async with team_session(alice) as db:
        assert (await writing_habits(db)).learned.sentence == "n = 3 letters, too few: habits show from 5 on."
    await pasted(alice, 2)
    assert "core" in (await habits(alice))["avoids"]
    assert await habits(bob) == {}


async def test_samples_are_taken_out_and_are_only_ones_own(alice: Identity, bob: Identity) -> None:
    await pasted(alice, ENOUGH)
    async with team_session(alice) as db:
        first = (await writing_habits(db)).samples[0]
    async with team_session(bob) as db:
        assert (await writing_habits(db)).samples == []
        with pytest.raises(NotFound):
            await remove_sample(db, first.id)
    async with team_session(alice) as db:
        assert await remove_sample(db, first.id) == MINE
    async with team_session(alice) as db:
        assert len((await writing_habits(db)).samples) == ENOUGH - 1
        assert await own_voice(db) == OwnVoice()
        with pytest.raises(NotFound):
            await remove_sample(db, uuid4())
        with pytest.raises(NotFound):
            await switch_habit(db, "greeting", on=False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste a letter"), (" \n---\n ", "Paste a letter"), ("Too short.", "at least 15 words"),
        ("word " * 5000, "at most 20,000"), ("\n---\n".join([MINE] * (MOST_SAMPLES + 1)), "samples are enough"),
    ],
)  # fmt: skip
async def test_what_cannot_be_a_sample_is_refused_whole(alice: Identity, text: str, sentence: str) -> None:
    async with team_session(alice) as db:
        with pytest.raises(BadInput, match=sentence):
            await add_samples(db, text, now=MONDAY)
        assert (await writing_habits(db)).samples == []
