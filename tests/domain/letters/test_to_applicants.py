"""What an ad says of applying names no skill that it asks for; what it says of the work does."""

import pytest

from app.domain.letters.demanded_skills import demanded_skills
from app.domain.letters.to_applicants import asked_of_work
from app.domain.scoring.features import read_ad
from app.domain.skills import find_skills
from tests.domain.letters.people import an_ad

OF_APPLYING = [
    ("Do not use AI-written letters.", "Artificial Intelligence"),
    ("No AI-generated proposals please.", "Artificial Intelligence"),
    ("Applications written with ChatGPT will be rejected.", "ChatGPT"),
    ("Please record a Loom video introducing yourself.", "Video Production"),
    ("Send a short Loom video with your application.", "Video Production"),
    ("Start your proposal with the word Python.", "Python"),
]
OF_THE_WORK = [
    ("We need someone to record Loom videos and screencasts for our product.", "Video Production"),
    ("You will use AI to sort our letters; knowledge of AI is required.", "Artificial Intelligence"),
    ("Must use Microsoft Word for the word lists in our books.", "Microsoft Word"),
    ("In your proposal, mention your experience with Figma.", "Figma"),
]


@pytest.mark.parametrize(("words", "skill"), OF_APPLYING)
def test_an_order_to_the_applicant_asks_for_no_skill(words: str, skill: str) -> None:
    job = an_ad("A job", f"We need a designer who knows Figma. {words} Experience with Excel is needed.")
    assert set(read_ad(job)[0].centrality) == {"Figma", "Microsoft Excel"}
    assert {span.name for _, span in demanded_skills(job)} == {"Figma", "Microsoft Excel"}


@pytest.mark.parametrize(("words", "skill"), OF_THE_WORK)
def test_what_is_said_of_the_work_asks_for_it(words: str, skill: str) -> None:
    assert skill in read_ad(an_ad("A job", words))[0].centrality


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A classic theme WITHOUT the use of page builders like Elementor, Divi, or WPBakery. You know PHP.", ["PHP"]),
        ("No Unity, only Kotlin.", ["Kotlin"]),
        ("We want Django instead of Flask.", ["Django"]),
        ("Not only React but also Vue.js.", ["React", "Vue.js"]),
    ],
)  # fmt: skip
def test_a_skill_that_an_ad_forbids_is_none_that_it_asks_for(text: str, wanted: list[str]) -> None:
    assert [span.name for span in asked_of_work(text, find_skills(text))] == wanted
