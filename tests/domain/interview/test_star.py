"""The four parts of an example are found in the sentences that tell them."""

import pytest

from app.domain.interview.star import find_parts

PASSAGES = [
    (
        "At my last company the checkout was failing every night. I had to find out why before Black Friday. "
        "I added tracing and rewrote the retry logic. As a result failures fell from 4% to 0.2%.",
        ["situation", "task", "action", "result"],
    ),
    ("I would first look at the logs and then ask the team.", []),
    ("There was a client who changed the scope every week.", ["situation"]),
    ("My job was to cut the hosting bill.", ["task"]),
    ("So I just sat down with them and wrote a one-page plan.", ["action"]),
    ("In the end it went live two days early.", ["result"]),
    ("I think I am a good communicator and I like people.", []),
    ("When I was at a small agency, they wanted me to migrate the store.", ["situation", "task"]),
    ("We shipped on time and the client was happy.", ["result"]),
    ("What did you do then?", []),
    ("I was responsible for the budget.", ["task"]),
    ("I then led the redesign, which doubled sign-ups.", ["action", "result"]),
    ("I wanted it and I needed money.", []),
    ("I'll send you a quote, I'd build it in Django.", []),
    ("I'm a junior at MIT studying computer science.", []),
    ("Last summer I was working on a project with five people.", ["situation"]),
]


@pytest.mark.parametrize(("said", "parts"), PASSAGES)
def test_parts_of_an_example(said: str, parts: list[str]) -> None:
    found = {one.kind for one in find_parts(said)}
    assert found == set(parts)


def test_a_part_has_the_place_of_its_sentence() -> None:
    said = "Well. My task was clear. I fixed it."
    assert [(p.kind, said[p.start : p.end]) for p in find_parts(said)] == [
        ("task", "My task was clear."),
        ("action", "I fixed it."),
    ]
