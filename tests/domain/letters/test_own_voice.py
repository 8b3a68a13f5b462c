"""How somebody writes is learned from their letters, said in plain facts, and followed by the next draft."""

from itertools import product

import pytest

from app.domain.cover_letter import compose, review
from app.domain.enums import LetterStyle
from app.domain.letters.habits import ENOUGH, Learned, Sample, learn
from app.domain.letters.own_voice import NUMBER, QUESTION, OwnVoice, opener_kind
from app.domain.profile import SearchWish
from tests.domain.letters.people import DEVELOPER, an_ad


def a_letter(
    body: str = "What keeps your guests waiting? I'd look at the queries first. It's quick work.",
) -> str:
    return f"Hi there,\n\n{body}\n\nBest,\nAna"


AD = (
    "Booking backend in FastAPI",
    "Our booking backend is slow. You will move it to FastAPI and PostgreSQL.",
)
SHORT = [Sample(a_letter()) for _ in range(ENOUGH)]
LONG = [
    Sample(
        "Your booking page loses guests because it is slow, and that is what I would begin with before anything"
        " else is touched.\n\nI would measure the queries and then I would show you what I have found, so that it is"
        " you who decides."
    )
] * ENOUGH


def words_about(samples: list[Sample]) -> dict[str, str]:
    return {habit.key: habit.words for habit in learn(samples).habits}


def test_below_a_few_letters_nothing_is_called_a_habit() -> None:
    learned = learn(SHORT[:3])
    assert learned == Learned(3)
    assert learned.sentence == "n = 3 letters, too few: habits show from 5 on."
    assert learned.voice() == OwnVoice()
    assert learn([]).sentence.startswith("n = 0 letters")


def test_habits_are_plain_facts_with_their_numbers() -> None:
    said = words_about(SHORT)
    assert said["greeting"] == "You begin with “Hi there,” in 5 of 5."
    assert said["sign_off"] == "You sign off with “Best, / Ana” in 5 of 5."
    assert said["opener"] == "Your first sentence asks a question, in 5 of 5."
    assert said["contractions"] == "You write short forms such as “I'd” and “it's”, in 10 of 10 places."
    assert said["sentence_length"] == "Your sentences have 5 words, taken in the middle of 15."
    assert "greeting" not in words_about(LONG)
    assert words_about(LONG)["contractions"].startswith("You write “I would” rather than “I'd”")


def test_what_only_some_letters_do_is_no_habit() -> None:
    mixed = [Sample(a_letter()), Sample(a_letter()), *LONG[:3]]
    assert {"greeting", "sign_off"} & words_about(mixed).keys() == set()


def test_a_sentence_that_was_dropped_says_nothing_of_its_words() -> None:
    before = "A calm way to begin would be this.\n\nThe core of your post is speed."
    assert not learn([*[Sample("Speed is what your shop lacks.", before)] * 3, *LONG[:3]]).voice().avoids


def test_what_bidwell_began_and_nobody_touched_is_no_habit() -> None:
    own = [Sample(f"Hi there,\n\nYour shop number {n} is slow.\n\nCheers,\nMarco") for n in range(4)]
    drafts = [Sample(f"You want shop {n} faster.", f"You want shop {n} quicker.") for n in range(9)]
    voice = learn([*own, *drafts]).voice()
    assert (voice.greeting, voice.sign_off) == ("Hi there,", "Cheers,\nMarco")


def test_words_that_are_taken_out_of_drafts_are_avoided() -> None:
    before = "A calm way to begin would be this.\n\nThe core of your post is speed."
    edited = [Sample("A quick way to begin would be this.\n\nSpeed is what your shop lacks.", before)] * 2
    learned = learn([*edited, *LONG[:3]])
    assert "calm" in learned.voice().avoids
    assert "calm" not in learned.voice({"avoids"}).avoids
    again = learn([*edited, *LONG[:2], Sample("A calm plan for your shop.")])
    assert "calm" not in again.voice().avoids  # it was used after all


@pytest.mark.parametrize("style", list(LetterStyle))
def test_the_next_letter_sounds_like_its_writer_and_is_as_true(style: LetterStyle) -> None:
    voice = learn(SHORT).voice()
    job = an_ad(*AD)
    for temperature, seed in product((0.0, 0.5, 1.0), range(3)):
        plain = compose(job, DEVELOPER, SearchWish(), style=style, temperature=temperature, seed=seed)
        own = compose(
            job, DEVELOPER, SearchWish(), style=style, temperature=temperature, seed=seed, own=voice
        )
        assert own.text.startswith("Hi there,\n\n")
        assert own.text.endswith("\n\nBest,\nAna")
        assert "I would" not in own.text
        assert all(one.status != "unsupported" for one in own.sentences)
        new = _findings(own.text, job) - _findings(plain.text, job)
        assert not new & {"opener", "asks", "not_i", "claims", "gaps"}
        assert own == compose(
            job, DEVELOPER, SearchWish(), style=style, temperature=temperature, seed=seed, own=voice
        )


def _findings(text: str, job) -> set[str]:
    return {check.key for check in review(text, job, DEVELOPER, job.platform) if not check.ok}


def test_a_habit_that_is_switched_off_is_not_followed() -> None:
    learned = learn(SHORT)
    off = [habit.key for habit in learned.habits]
    assert learned.voice(off) == OwnVoice()
    quiet = compose(
        an_ad(*AD), DEVELOPER, SearchWish(), style=LetterStyle.DIRECT, temperature=0.3, seed=0,
        own=learned.voice(["greeting", "sign_off", "contractions"]),
    )  # fmt: skip
    assert not quiet.text.startswith("Hi")
    assert "Best," not in quiet.text


def test_words_an_ad_wants_at_the_start_and_the_end_come_before_any_habit() -> None:
    job = an_ad("Booking site in React", "We need a booking site in React. Start your proposal with the word mango. "
                            "End your letter with the word papaya.")  # fmt: skip
    text = compose(
        job,
        DEVELOPER,
        SearchWish(),
        style=LetterStyle.WARM,
        temperature=0.5,
        seed=1,
        own=learn(SHORT).voice(),
    ).text
    assert text.startswith("Mango")
    assert text.rstrip(".").endswith("papaya")


def test_wording_that_somebody_avoids_or_likes_is_chosen_last_or_first() -> None:
    options = ["The core of your post is speed.", "What slows you down?", "Speed matters here."]
    assert OwnVoice(avoids=frozenset({"core"})).nearest(options) == [*options[1:], options[0]]
    assert OwnVoice(likes=frozenset({"matters"})).nearest(options)[0] == options[2]
    assert OwnVoice(opener=QUESTION).nearest(options, "opener")[0] == options[1]
    assert OwnVoice(opener=QUESTION).nearest(options, "plan") == options
    long = "I would begin with the queries, because they are what makes every page of the booking site slow."
    assert OwnVoice(sentence_words=4).nearest([long, "I would measure first."])[0] == "I would measure first."
    assert OwnVoice(sentence_words=18).nearest(["I would measure first.", long])[0] == long


def test_an_opener_is_known_by_what_it_does() -> None:
    assert opener_kind("Hi,\n\nDid 3 guests leave today?") == QUESTION
    assert opener_kind("Three of 40 pages fail every day.") == NUMBER
