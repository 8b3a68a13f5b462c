"""Letters as a strict client reads them: no fragments, no wrong articles and capitals, nothing said twice, nothing unfitting."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.domain.enums import LetterStyle
from app.domain.letters.compose import compose
from app.domain.letters.facts import facts_of
from app.domain.letters.focus import focus_of
from app.domain.letters.needs import need_of
from app.domain.letters.openings import trade_of
from app.domain.letters.phrases import trimmed
from app.domain.letters.voice import Voice
from app.domain.profile import ProfileFacts, SearchWish
from tests.domain.letters.people import ASSISTANT, DEVELOPER, a_letter, a_skill, a_work, an_ad

WORKED = "Please read the whole ad. " * 10


def need(title: str, description: str = "") -> str:
    return need_of(focus_of(an_ad(title, description)))


def test_a_company_is_called_as_people_call_it() -> None:
    work = a_work(
        "Developer", "Kestrel Labs s.r.o.", "Built a clinic booking backend in FastAPI", skills=("FastAPI",)
    )
    job = an_ad(
        "FastAPI backend for a clinic", "We need a booking backend for clinics in FastAPI.", "FastAPI"
    )
    text = a_letter(job, ProfileFacts(skills=DEVELOPER.skills, experiences=(work,))).text
    assert "At Kestrel Labs I built" in text
    assert "s.r.o" not in text


def test_a_background_is_told_in_small_letters() -> None:
    work = a_work(
        "Senior Content Writer", "Harrow & Finch Ltd.", started_on=date(2020, 1, 1), ended_on=date(2023, 1, 1)
    )
    text = a_letter(an_ad("Prep Cook", "We need a cook."), ProfileFacts(experiences=(work,))).text
    assert "My background: senior content writer at Harrow & Finch from 2020 to 2023." in text


@pytest.mark.parametrize(
    ("title", "description", "said"),
    [
        ("Pipelines", "We need someone to build strong pipelines and run efficient processes.", "build strong pipelines"),
        ("Manager", "You will support delivery of content for our programmes.Working with us is fun.", "for your programmes"),
        ("Boost", "I want to boost sales with AI.Required Skills: many.", "boost sales with AI"),
        ("No-Code AI Automation Developer Needed", "We need a developer to create innovative solutions for our projects.",
         "You are looking for a no-code AI automation developer"),
        ("Looking for an Asset Manager Analyst (Remote)", "Join us.", "You are looking for an asset manager analyst"),
        ("AI-Powered Software Development Assistant (Part-Time)", "Join us.", "an AI-powered software development assistant"),
        ("Server Architecture Setup on AWS and Self-hosted", "The server runs. We like tea.", "“Server Architecture Setup on AWS and Self-hosted”"),
        ("Prep Cook", "Join us.", "You are looking for a prep cook"),
        ("Senior Technical Lead- IT Infrastructure Engineer", "Join us.", "You are looking for a senior technical lead"),
        ("Theme", "We need a developer to build a custom theme WITHOUT the use of page builders.", "without the use of page builders"),
        ("Zoom API", "We need a developer to create an API that connects with Zoom to monitor and analyze workout sessions.",
         "monitor and analyze workout sessions"),
        ("Sync", "We need someone to set up a synchronization between Airtable and Pipedrive.", "between Airtable and Pipedrive"),
        ("AI", "We need someone to build AI capabilities from the ground up, from prompts and models.", "build AI capabilities from the ground up"),
        ("Simulation", "I want to create a Matlab simulation that tells, in detail and for each of the thirteen stages, what happens.",
         "create a Matlab simulation"),
        ("MVP", "We need a developer to build a simple MVP that creates a historical climate index using public datasets.",
         "build a simple MVP that creates a historical climate index using public datasets"),
        ("Brand engineer", "We need someone to create and innovate disrupt an industry.", "You are looking for a brand engineer"),
        ("Python developer", "We need someone to use your knowledge of Python.", "You are looking for a Python developer"),
        ("Ads expert", "I want to use their email addresses to target them.", "You are looking for an ads expert"),
        ("Sr. Python Developer", "Join us.", "You are looking for a senior Python developer"),
        ("Bartender", "Join us.", "You are looking for a bartender"),
        ("Design Analysis Engineer", "Join us.", "You are looking for a design analysis engineer"),
        ("Power Query Report Using SQL from ERP", "Join us.", "You need a Power Query report using SQL from ERP"),
        ("C++ Software Engineer", "Join us.", "You are looking for a C++ software engineer"),
        ("Lead", "We need someone to drive Aline's success.", "You are looking for a lead"),
        ("Help", "We need an expert to streamline work using Zapier, Make (Integromat), OpenAI API, and other platforms.",
         "using Zapier, Make and OpenAI API"),
    ],
)  # fmt: skip
def test_the_need_is_a_whole_phrase(title: str, description: str, said: str) -> None:
    told = need(title, description)
    assert told.endswith(said) or said in told
    assert not re.search(r"and run$|Working$|Required|WITHOUT| ,|monitor$|between \w+$", told)


def test_what_goods_should_do_is_not_who_is_wanted() -> None:
    assert "Routing" not in need("Shop sync", "I need all Amazon orders to route correctly to Shopify.")
    assert "route" not in need("Shop sync", "I need all Amazon orders to route correctly to Shopify.")


def test_a_career_is_not_what_a_client_wants_built() -> None:
    assert "career" not in need("Officer", "We are looking for you to build a successful career.")


@pytest.mark.parametrize(
    "phrase",
    ["an app designed to help teens who like to trade", "a site inspired by simple and quiet privacy"],
)
def test_no_phrase_ends_with_a_participle_that_wants_more(phrase: str) -> None:
    assert not trimmed(phrase, 4).endswith(("designed", "inspired"))


def test_two_adjectives_stay_with_their_noun() -> None:
    assert trimmed("a responsive, secure website", 9) == "a responsive, secure website"


def test_an_extension_is_no_website() -> None:
    job = an_ad(
        "Chrome Extension Developer with Google Maps", "Create a Chrome extension for Google Maps. " + WORKED,
        "CSS", "WordPress", "Web Development", "Google Chrome Extension",
    )  # fmt: skip
    assert trade_of(job, "WordPress developer ; JavaScript")["key"] == "extension"
    text = a_letter(job, DEVELOPER).text
    assert "website" not in text
    assert "visitors" not in text


def test_tags_alone_make_no_trade() -> None:
    job = an_ad(
        "JavaScript programmer for PDF calculations",
        "The PDF files need sums. " + WORKED,
        "jQuery",
        "CSS",
        "HTML",
        "WordPress",
    )
    assert trade_of(job)["key"] != "web"


def test_a_chance_word_makes_no_fact_fit() -> None:
    job = an_ad(
        "Kitchen leader", "You order the food and lead the kitchen. We like accuracy and data. " + WORKED
    )
    assert "entered 12,000 listings" not in a_letter(job, ASSISTANT).text


@pytest.mark.parametrize("style", LetterStyle)
@pytest.mark.parametrize("seed", range(12))
def test_no_plan_says_first_twice(style: LetterStyle, seed: int) -> None:
    slots = {
        "first": "putting the main path on your phone as a first build",
        "second": "agreeing on the screens",
        "check": "a build to try",
    }
    assert Voice(style, 1.0, seed).phrase("plan", slots).casefold().split().count("first") <= 1


def test_no_composed_letter_begins_with_its_writer_or_is_too_long() -> None:
    for job in (
        an_ad("Fix my shop", "I need help to fix my Shopify shop."),
        an_ad("Help", "I am looking for help."),
    ):
        for style in LetterStyle:
            letter = a_letter(job, replace(DEVELOPER, display_name="I"), style=style)
            assert letter.word_count <= 150
            assert not re.match(r"\W*(?:I|I'm|My)\b", letter.text)


def test_a_skill_is_written_as_the_ad_writes_it() -> None:
    person = ProfileFacts(skills=(a_skill("Data Entry", "3"), a_skill("React Native", "4")))
    assert "3 years" in (text := a_letter(an_ad("Notes", "Careful data entry. " + WORKED), person).text)
    assert "data entry" in text
    assert "React Native" in a_letter(an_ad("App", "An app in react native. " + WORKED), person).text


def test_experience_under_other_words_is_found_by_its_meaning() -> None:
    works = (
        a_work("Engineer", "Tern", "Brought the monthly cloud costs down by 38 percent"),
        a_work("Engineer", "Alder", "Wrote the on-call handbook for 9 teams"),
    )
    person, job = ProfileFacts(experiences=works), an_ad("Reduce our AWS bill", "Our AWS bill is too high.")
    costs = next(fact for fact in facts_of(person) if "costs" in fact.text)

    def letter(near: dict[str, float]) -> str:
        return compose(
            job, person, SearchWish(), style=LetterStyle.DIRECT, temperature=0, seed=1, near=near
        ).text

    assert "cloud costs" not in letter({})
    assert "cloud costs" in letter({costs.id: 0.5})
