"""Letters: composed from facts, edited without loss, vouched for, made ready, restored."""

import pytest

from app.actions.cover_letters import (
    cut_sentence,
    draft_letter,
    restore_version,
    save_letter,
    vouch_for,
    withdraw_word,
)
from app.actions.first_letter import first_draft
from app.actions.letter_approval import LetterBlocked, mark_ready, withdraw_ready
from app.clock import utc_now
from app.domain.cover_letter import sentence_hash
from app.domain.enums import ApplicationStatus, LetterStyle
from app.domain.errors import BadInput, Conflict, NotFound
from app.models.profile import UserExperience, UserSkill
from app.queries.letter_list import letter_list
from app.queries.letters import letter_seen, letter_view, revision_of, version_text
from tests.builders import a_job

AD = (
    "We run a booking platform for forty clinics and want to replace a tired PHP backend with FastAPI and "
    "PostgreSQL. You will own the calendar logic, the tests and the move of existing data. Please start your "
    "proposal with the word calendar. Experience with Keycloak is welcome."
)
INVENTED = "I have run Keycloak in production for 12 years."


@pytest.fixture
async def clinic(db_for, alice):
    """A job, and a person who can do it."""
    async with db_for(alice) as db:
        mine = {"team_id": alice.team_id, "user_id": alice.user_id}
        db.add(UserSkill(**mine, name="FastAPI", canonical_name="FastAPI"))
        db.add(UserSkill(**mine, name="PostgreSQL", canonical_name="PostgreSQL"))
        db.add(
            UserExperience(
                **mine,
                title="Backend developer",
                company="a scheduling firm",
                results=["Built the scheduling service that books 11,000 appointments a week"],
                skills=["FastAPI", "PostgreSQL"],
            )
        )
        await db.flush()
        job = await a_job(db, title="FastAPI backend for a clinic booking platform", description=AD)
    return job.id


async def test_a_draft_is_composed_from_facts_and_brings_the_job_to_the_board(db_for, alice, clinic):
    async with db_for(alice) as db:
        made = await draft_letter(db, clinic, now=utc_now())
        view = await letter_view(db, clinic, now=utc_now())
    assert made.version == 1
    assert made.content.lower().startswith("calendar")
    assert "11,000" in made.content
    assert view is not None
    assert all(source.tone == "ok" for source in view.sources)
    assert {demand["tone"] for demand in view.demands if demand["label"].startswith("Starts")} == {"ok"}


async def test_the_first_edit_keeps_the_composed_version(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await save_letter(db, clinic, first + " One more thought?")
        edited = await save_letter(db, clinic, first + " One more thought, shorter?")
        texts = [await version_text(db, clinic, version) for version in (1, 2, 3)]
    assert (edited.letter.version, edited.beside) == (2, 0)
    assert texts == [first, first + " One more thought, shorter?", None]


async def test_an_invented_claim_blocks_until_it_is_cut_or_vouched_for(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await save_letter(db, clinic, f"{first} {INVENTED} Shall we talk?")
        with pytest.raises(LetterBlocked):
            await mark_ready(db, clinic, now=utc_now())
        await cut_sentence(db, clinic, sentence_hash(INVENTED))
        letter, moved = await mark_ready(db, clinic, now=utc_now())
    assert INVENTED not in letter.content
    assert moved


async def test_the_refusal_counts_what_the_page_shows_as_blocking(db_for, alice, clinic):
    claims = f"{INVENTED} I have run Kafka for 9 years. I have led a team of 14 people at Siemens."
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await save_letter(db, clinic, f"{first} {claims} «Your rate» Shall we talk?")
        with pytest.raises(LetterBlocked) as refused:
            await mark_ready(db, clinic, now=utc_now())
        view = await letter_view(db, clinic, now=utc_now())
    shown = [one.tone for one in view.sources] + [one["tone"] for one in view.checks]
    assert shown.count("bad") >= 4
    places = "“Where each claim comes from” and “Review”"
    assert f" And {shown.count('bad') - 1} more: see {places}." in refused.value.sentence
    assert refused.value.sentence.startswith("Not ready yet. Nothing in your profile says")


async def test_what_the_person_vouches_for_no_longer_blocks(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await save_letter(db, clinic, f"{first} {INVENTED} Shall we talk?")
        await vouch_for(db, clinic, sentence_hash(INVENTED))
        letter, _ = await mark_ready(db, clinic, now=utc_now())
        view = await letter_view(db, clinic, now=utc_now())
    assert letter.status == "ready"
    assert view is not None
    assert [source.claim for source in view.sources if source.tone == "look"] == [INVENTED]


async def test_a_word_taken_back_makes_the_letter_a_draft_again(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await save_letter(db, clinic, f"{first} {INVENTED} Shall we talk?")
        await vouch_for(db, clinic, sentence_hash(INVENTED))
        await mark_ready(db, clinic, now=utc_now())
        letter = await withdraw_word(db, clinic, sentence_hash(INVENTED))
        with pytest.raises(LetterBlocked):
            await mark_ready(db, clinic, now=utc_now())
    assert (letter.status, letter.ready_at) == ("draft", None)


async def test_any_edit_of_a_ready_letter_is_a_new_draft(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await mark_ready(db, clinic, now=utc_now())
        edited = (await save_letter(db, clinic, first.replace("?", "? Tell me."))).letter
        [row] = (await letter_list(db, now=utc_now())).rows
    assert (edited.version, edited.status) == (2, "draft")
    assert row.status == "draft"


async def test_a_ready_letter_can_be_withdrawn_and_an_old_version_restored(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await draft_letter(db, clinic, now=utc_now(), style=LetterStyle.WARM)
        restored = await restore_version(db, clinic, 1)
        await mark_ready(db, clinic, now=utc_now())
        withdrawn = await withdraw_ready(db, clinic)
    assert (restored.version, restored.content) == (3, first)
    assert withdrawn.status == "draft"


async def test_marking_ready_moves_a_shortlisted_card_and_leaves_others(db_for, alice, clinic, sql):
    async with db_for(alice) as db:
        await draft_letter(db, clinic, now=utc_now())
        _, moved = await mark_ready(db, clinic, now=utc_now())
        await withdraw_ready(db, clinic)
        _, again = await mark_ready(db, clinic, now=utc_now())
    assert (bool(moved), again) == (True, None)
    assert sql("select status::text from applications") == [(ApplicationStatus.READY_TO_APPLY.value,)]


async def test_a_stranger_finds_neither_job_nor_letter(db_for, alice, charlie, clinic):
    async with db_for(alice) as db:
        await draft_letter(db, clinic, now=utc_now())
    async with db_for(charlie) as db:
        assert await letter_view(db, clinic, now=utc_now()) is None
        assert (await letter_list(db, now=utc_now())).rows == []
        with pytest.raises(NotFound):
            await draft_letter(db, clinic, now=utc_now())


async def test_each_draft_is_a_run_with_its_steps(db_for, alice, clinic, sql):
    async with db_for(alice) as db:
        await draft_letter(db, clinic, now=utc_now())
    assert sql("select agent_type::text, status::text, trigger, engine from agent_runs") == [
        ("cover_letter", "succeeded", "letter asked for", "rules")
    ]
    assert sql("select step_name from agent_run_steps") == [("compose",)]


async def test_of_two_tabs_that_open_a_job_without_a_letter_one_drafts(db_for, alice, clinic):
    async with db_for(alice) as db:
        await first_draft(db, clinic, now=utc_now())
        await first_draft(db, clinic, now=utc_now())
        [row] = (await letter_list(db, now=utc_now())).rows
    assert row.version == "version 1"


async def test_what_another_tab_wrote_meanwhile_is_kept_beside_the_text(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = await draft_letter(db, clinic, now=utc_now())
        base = revision_of(1, first.content)
        here = await save_letter(db, clinic, "Written here.", known=(base,))
        there = await save_letter(db, clinic, "Written there.", known=(base,))
        own = revision_of(there.letter.version, "Written there.")
        further = await save_letter(db, clinic, "Written there, further.", known=(base, own))
        texts = [await version_text(db, clinic, version) for version in (2, 3, 4)]
    assert (here.letter.version, here.beside) == (2, 0)
    assert (there.letter.version, there.beside) == (3, 2)
    assert (further.letter.version, further.beside) == (3, 0)
    assert texts == ["Written here.", "Written there, further.", None]


async def test_only_the_text_that_was_seen_is_marked_ready(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = await draft_letter(db, clinic, now=utc_now())
        await save_letter(db, clinic, first.content + " And so on. Shall we talk?")
        with pytest.raises(Conflict):
            await mark_ready(db, clinic, now=utc_now(), seen=revision_of(1, first.content))


async def test_taking_ready_back_takes_the_card_back_too(db_for, alice, clinic, sql):
    async with db_for(alice) as db:
        await draft_letter(db, clinic, now=utc_now())
        _, card = await mark_ready(db, clinic, now=utc_now())
        assert card is not None
        await withdraw_ready(db, clinic, card=card)
        again = await withdraw_ready(db, clinic, card=card)  # the card is back already: no harm
    assert again.status == "draft"
    assert sql("select status::text from applications") == [(ApplicationStatus.SHORTLISTED.value,)]


async def test_cutting_is_a_version_of_its_own_even_in_an_edited_letter(db_for, alice, clinic):
    async with db_for(alice) as db:
        first = (await draft_letter(db, clinic, now=utc_now())).content
        await save_letter(db, clinic, f"{first} {INVENTED} Shall we talk?")
        cut = await cut_sentence(db, clinic, sentence_hash(INVENTED))
        with pytest.raises(NotFound):
            await cut_sentence(db, clinic, "nothing")
        before = await version_text(db, clinic, 2)
    assert cut.version == 3
    assert INVENTED in (before or "")


async def test_what_postgres_cannot_keep_is_left_out_and_too_much_is_refused(db_for, alice, clinic):
    async with db_for(alice) as db:
        await draft_letter(db, clinic, now=utc_now())
        kept = await save_letter(db, clinic, "Half\ud83d a smile and\x00 nothing.")
        with pytest.raises(BadInput):
            await save_letter(db, clinic, "a" * 20_001)
    assert kept.letter.content == "Half\ufffd a smile and nothing."


async def test_anything_about_a_letter_is_seen_at_the_price_of_a_row(db_for, alice, clinic):
    async with db_for(alice) as db:
        assert await letter_seen(db, clinic) == ""
        await draft_letter(db, clinic, now=utc_now())
        first = await letter_seen(db, clinic)
        view = await letter_view(db, clinic, now=utc_now())
        await mark_ready(db, clinic, now=utc_now())
        assert await letter_seen(db, clinic) != first
    assert view is not None
    assert view.seen == first


async def test_a_claim_is_one_card_with_the_profile_words_behind_it(db_for, alice, clinic):
    async with db_for(alice) as db:
        await draft_letter(db, clinic, now=utc_now())
        view = await letter_view(db, clinic, now=utc_now())
    assert view is not None
    assert len({source.key for source in view.sources}) == len(view.sources)
    told = next(source for source in view.sources if "11,000" in source.claim)
    assert told.facts[0]["label"].startswith("Experience · a scheduling firm")
    assert "11,000" in told.facts[0]["text"]


async def test_an_answer_once_given_meets_the_question_and_is_in_every_draft_after_it(db_for, alice, clinic):
    asked = {"x": {"questions": ["How do you feel about rain?"]}}
    async with db_for(alice) as db:
        job = await a_job(db, title="A roof", description="We want to mend our roof.", source_raw=asked)
        first = (await draft_letter(db, job.id, now=utc_now())).content
        [gap] = [line for line in first.split("\n") if "rain" in line]
        await save_letter(db, job.id, first.replace(gap, ""))
        await save_letter(db, job.id, first.replace(gap, "Wet days are for the loft."))
        view = await letter_view(db, job.id, now=utc_now())
        again = [await draft_letter(db, job.id, now=utc_now(), style=style) for style in LetterStyle]
        await mark_ready(db, job.id, now=utc_now())
    assert view is not None
    assert [one["tone"] for one in view.checks if "rain" in one["label"]] == ["ok"]
    assert all("Wet days are for the loft." in letter.content for letter in again)
    assert not any("«" in letter.content for letter in again)
