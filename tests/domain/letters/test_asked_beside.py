"""What ads ask for beside rate and samples, each for itself: references, a video, a GitHub profile, a sum."""

import pytest

from app.domain.letters.demands import Demand, find_demands
from app.domain.letters.met import is_answered
from app.domain.letters.trace import Tracer
from app.domain.profile import ProfileFacts
from tests.domain.letters.people import a_letter, a_skill, a_work, an_ad

WORK = "We run a bakery and need an order form on our site. "

DEVELOPER = ProfileFacts(
    display_name="Ines Duarte",
    location="Porto",
    skills=(a_skill("WordPress"), a_skill("React")),
    experiences=(
        a_work("Web developer", "Mareado", "Built a surf app in React", skills=("React",), url="https://mareado.example"),
        a_work("Web developer", "Nortada", "Built 38 WordPress sites", skills=("WordPress",)),
    ),
)  # fmt: skip


def asked(words: str) -> list[Demand]:
    return [d for d in find_demands(an_ad("Order form", WORK + words)) if d.kind != "skill"]


def kinds(words: str) -> set[str]:
    return {d.kind for d in asked(words)}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "To be considered include your hourly rate and a time estimate you think it will take.",
            {"rate", "timeline"},
        ),
        ("Please contact us with time/cost estimation.", {"rate", "timeline"}),
        ("Please provide:\n- References or testimonials from past clients", {"question"}),
        ("Please include:\n- Confirmation of ability to complete this within our budget.", {"question"}),
        ("To apply, please include:\n- A one-minute Loom video", {"question"}),
        ("Please include:\n- Your time zone and the hours you usually work", {"location", "availability"}),
        ("Proposals longer than 150 words will not be read.", {"most_words"}),
        ("Don't send long letters.", {"order"}),
        ("Do not use AI to write it: we read every line ourselves.", {"own_words"}),
    ],
)
def test_each_thing_asked_for_is_seen(words: str, found: set[str]) -> None:
    assert kinds(words) == found


@pytest.mark.parametrize(
    "words",
    [
        'Function names must start with the word "wgc".',
        "Do not use AI on our customers' data.",
        "Committing the code to GitHub is part of the work.",
        "We work with reference designs from our customers.",
        "Make edits from Loom instructions or mockups.",
    ],
)
def test_what_is_said_of_the_work_asks_nothing_of_the_letter(words: str) -> None:
    assert not asked(words)


def test_a_page_of_past_work_is_no_github_profile() -> None:
    [demand] = asked("Please share your GitHub profile.")
    assert demand.label == "A link to your GitHub"
    assert not is_answered("Work of mine to look at: https://mareado.example", demand)
    assert is_answered("My code: https://github.com/ines", demand)


def test_a_work_of_another_skill_is_no_sample_of_the_one_asked_for() -> None:
    wanted = "Please send links to past WordPress projects."
    letter = a_letter(an_ad("Site in WordPress and React", WORK + wanted), DEVELOPER)
    assert "mareado" not in letter.text
    assert "A link to similar work" in letter.text
    letter = a_letter(an_ad("Site in WordPress and React", WORK + "Please send links to past React work."), DEVELOPER)  # fmt: skip
    assert "mareado" in letter.text


@pytest.mark.parametrize(
    "sentence", ["36.", "The answer is 36.", "I can start on Monday 7 December, and I work 9:00 to 18:00 Porto time."]
)  # fmt: skip
def test_an_answer_that_tells_nothing_of_the_past_needs_no_source(sentence: str) -> None:
    tracer = Tracer(DEVELOPER, an_ad("Order form", WORK + "What is 15% of 240? Answer in the first line."))
    [traced] = tracer.sentences(sentence)
    assert (traced.status, traced.fact_ids) == ("neutral", ())


def test_a_figure_alone_needs_a_source_where_no_sum_was_asked() -> None:
    [traced] = Tracer(DEVELOPER, an_ad("Order form", WORK)).sentences("The answer is 36.")
    assert traced.status == "unsupported"


def test_a_link_that_the_profile_does_not_know_is_named_whole() -> None:
    [traced] = Tracer(DEVELOPER, an_ad("Order form", WORK)).sentences(
        "Two shops I made faster: https://one.example and https://two.example."
    )
    assert traced.status == "unsupported"
    assert "https://one.example" in traced.reason
