"""Fillers are told from the same words at work."""

import pytest

from app.domain.interview.fillers import find_fillers
from app.domain.interview.speech import marked_pauses, repeats

PASSAGES = [
    ("Um, I built the, uh, payment page.", ["um", "uh"]),
    ("Uhm so I er wanted to umm move on.", ["um", "er", "um"]),
    ("Mm-hmm. Uh-huh, I see.", []),
    ("I like working with small teams.", []),
    ("I really like it, and clients like the reports.", []),
    ("I would like to start on Monday.", []),
    ("I'd like that a lot.", []),
    ("It was, like, three weeks late.", ["like"]),
    ("We had like twenty servers.", ["like"]),
    ("Tools like Figma and Sketch help.", []),
    ("It looks like a bug and feels like a race condition.", []),
    ("Something like that happened before.", []),
    ("And like I was the only one who could fix it.", ["like"]),
    ("Like I said, the scope was small.", []),
    ("He was like really upset about it.", ["like"]),
    ("So, um, like, the thing is, you know, we were late.", ["um", "like", "you know"]),
    ("What is the team like?", []),
    ("What would it look like in production?", []),
    ("I worked on the front end and like the back end too.", ["like"]),
    ("Do you know how the queue works?", []),
    ("If you know the customer, you know what to build.", []),
    ("It was hard, you know, but we shipped.", ["you know"]),
    ("You know, I never tried that.", ["you know"]),
    ("As you know, I live in Lisbon.", []),
    ("I mean, we could also wait.", ["i mean"]),
    ("That is what I mean by small steps.", []),
    ("You know what I mean?", ["you know what i mean"]),
    ("I mean it.", []),
    ("What kind of work do you need?", []),
    ("It was kind of hard to explain.", ["kind of"]),
    ("That kind of thing happens, and this sort of error too.", []),
    ("I sort of took over, and it kinda worked.", ["sort of", "kind of"]),
    ("Basically, I rewrote the parser.", ["basically"]),
    ("What actually happened was a leak.", []),
    ("I actually enjoy that.", []),
    ("People like me do this, unlike others.", []),
    ("I did it just like you would.", []),
    ("They didn't like the colours.", []),
    ("I'd be, like, so nervous.", ["like"]),
    ("I feel like I can help.", []),
    ("Users like to click things like this.", []),
    ("He was like, no way.", ["like"]),
    ("I've done, I don't know, a hundred of these.", []),
    ("I [um] think so, and (uh) yes.", ["um", "uh"]),
    ("Ya know, it was late.", ["ya know"]),
    ("So... I [pause] worked, um, on, on the the thing.", ["um"]),
    ("Er... erm... ah, well...", ["er", "um"]),
    ("I built it with React. We shipped in May.", []),
]


@pytest.mark.parametrize(("said", "fillers"), PASSAGES)
def test_a_word_is_a_filler_only_where_it_fills_time(said: str, fillers: list[str]) -> None:
    assert [one.kind for one in find_fillers(said)] == fillers


def test_a_filler_has_the_place_of_its_words() -> None:
    said = "We (pause) were, you know, late [laughs] um."
    assert [said[one.start : one.end] for one in find_fillers(said)] == ["you know", "um"]


def test_typographic_apostrophes_change_nothing() -> None:
    assert [f.kind for f in find_fillers("I’d like to, um, go.")] == ["um"]


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("So... I [pause] worked.", ["...", "[pause]"]), ("Uh, [PAUSE: 2s] okay um\u2026", ["[PAUSE: 2s]", "\u2026"]),
        ("(2.0) I think [3 seconds] so (1.5s).", ["(2.0)", "[3 seconds]", "(1.5s)"]),
        ("<pause> Yes. *pauses* No -- wait.", ["<pause>", "*pauses*", "--"]),
        ("In (2020) we had [12] people and 3. Then.", []), ("I built it. We shipped, in May.", []),
    ],
)  # fmt: skip
def test_a_silence_is_one_where_somebody_noted_it(said: str, places: list[str]) -> None:
    assert [said[start:end] for start, end in marked_pauses(said)] == places


@pytest.mark.parametrize(
    ("said", "places"),
    [("on the the thing", ["the the"]), ("I I was", ["I I"]), ("th- the end", ["th- the"]), ("very very good", []),
     ("so it was. Was it?", [])],
)  # fmt: skip
def test_a_word_begun_again_is_told_from_emphasis(said: str, places: list[str]) -> None:
    assert [said[start:end] for start, end in repeats(said)] == places
