"""Claims are told from plans and courtesy, and each claim stands on a row or is marked."""

import pytest

from app.domain.letters.trace import Sentence, sentence_hash, trace
from app.domain.posting import JobPosting
from tests.domain.letters.people import CLINIC_AD, DEVELOPER, NOBODY, an_ad


def one(text: str, job: JobPosting = CLINIC_AD) -> Sentence:
    (sentence,) = trace(text, DEVELOPER, job)
    return sentence


@pytest.mark.parametrize(
    "text",
    """
At Praxio I worked on the scheduling service: 11,000 appointments a week, FastAPI, PostgreSQL 14.
At Praxio I built the scheduling service that books 11,000 appointments a week, in FastAPI and PostgreSQL.
I moved four years of bookings with no downtime.
My scheduling service at Praxio handled 11k appointments a week.
I have worked with Python for 9 years.
I have 9 years of experience with Python and 5 with FastAPI.
Python (9 years), FastAPI (5 years).
I integrated Stripe and PayPal for three shops.
I built a React dashboard at Northlane, used by 120 warehouse staff.
I studied Computer Science at the University of Porto.
I am based in Lisbon.
I build backends that stay boring.
    """.strip().splitlines(),
)
def test_what_a_row_says_is_supported(text: str) -> None:
    sentence = one(text)
    assert (sentence.status, sentence.reason[:7]) != ("unsupported", "Nothing")
    assert sentence.claim
    assert sentence.fact_ids


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("I have 12 years of experience with Python.", "12 years"),
        ("I have run Keycloak in production.", "Keycloak"),
        ("I have run Keycloak in production and would keep your sign-in as it is.", "Keycloak"),
        ("At Praxio I cut API response time by 60 %.", "60 %"),
        ("At Northlane I cut API response time by 40 %.", "40 %"),
        ("I moved 4 terabytes of bookings with no downtime.", "4 terabytes"),
        ("My scheduling service handles 110,000 appointments a week.", "110,000 appointments"),
        ("I have 9 years of experience with FastAPI.", "9 years"),
        ("Python (5 years), FastAPI (9 years).", "5 years"),
        ("I built 14 shops on Shopify.", "Shopify"),
        ("At Google I built a React dashboard.", "Google"),
        ("I led the scheduling service at Praxio.", "led"),
        ("I am a certified AWS architect.", "AWS"),
        ("I studied medicine at the University of Porto.", "medicine"),
        ("At Praxio I built the scheduling service for nuclear submarines.", "nuclear submarines"),
    ],
)
def test_the_reason_names_what_no_row_says(text: str, missing: str) -> None:
    sentence = one(text)
    assert sentence.status == "unsupported"
    assert sentence.reason == f"Nothing in your profile says {missing}."


@pytest.mark.parametrize(
    "text",
    """
i worked at google for years
I have done this before.
I have done this many times.
Built 14 shops on Shopify.
12 years of React.
Over 200 happy clients.
Top-rated on Upwork with 100% job success.
Trusted by Spotify and Netflix.
Keycloak expert.
Keycloak, Kubernetes, Terraform.
Certified Kubernetes administrator with a decade in production.
Did you know I have run Keycloak for 12 years?
I would start with the calendar, as I did for 12 years at Google.
I would start with the calendar because I rebuilt 30 booking systems.
I would bring 12 years of Keycloak to your team.
With 15 years in healthcare, I would start with the calendar.
As a former CTO of Doctolib, I would start with the tests.
Having built 30 booking systems, I would start with the calendar.
I can bring deep Keycloak experience.
I'd apply my Keycloak expertise.
My clients call me the best developer in Lisbon.
Clients saved $40,000 a month with my work.
You will get the engineer behind Spotify's search.
You would be the 200th client I moved to FastAPI.
You get 12 years of Keycloak.
Ines has built Keycloak clusters for banks.
The booking platform of Doctolib was written by me.
Our team of 12 developers is ready.
I never missed a deadline.
Dozens of clinics run on my code.
That redesign cut no-shows in half.
References from Siemens and Bosch are available.
Ex-Google engineer here.
Previously, CTO at Doctolib.
I worked with forty clinics.
5x faster than anyone else.
I hold five patents.
I speak Japanese.
    """.strip().splitlines(),
)
def test_an_invented_claim_does_not_pass_however_it_is_dressed(text: str) -> None:
    assert any(s.status == "unsupported" for s in trace(text, DEVELOPER, CLINIC_AD))


@pytest.mark.parametrize(
    "text",
    """
You want to replace a tired PHP backend with FastAPI and PostgreSQL.
Calendar logic is where clinic platforms break first, so that is where I would start.
Your forty clinics need one calendar they can trust.
I would start with the calendar logic and the tests.
I would use Keycloak for sign-in and Redis for locks.
I can start on Monday and give this 20 hours a week.
I have not used Keycloak yet.
I haven't worked with Keycloak, but I would read its docs first.
How many clinics share a practitioner, and who may overbook?
Which version of Keycloak do you run?
My rate is $70 an hour.
My plan: read the code, write tests, then move one clinic at a time.
I like that you want tests.
I read your post twice.
I am happy to walk you through it.
Thank you for reading.
Hello,
Best regards,
Ines Duarte
«Your answer to “How would you move live bookings?”»
    """.strip().splitlines(),
)
def test_plans_questions_courtesy_and_the_clients_own_matters_are_neutral(text: str) -> None:
    assert [(s.status, s.claim) for s in trace(text, DEVELOPER, CLINIC_AD)] == [("neutral", False)]


def test_an_ad_cannot_lend_its_words_to_a_claim() -> None:
    job = an_ad(
        "Keycloak engineer",
        "You have 12 years of Keycloak in production and built sign-in for forty clinics.",
    )
    for text in ("I have 12 years of Keycloak in production.", "12 years of Keycloak in production."):
        assert one(text, job).status == "unsupported"


def test_sentences_carry_their_places() -> None:
    text = "You need tests. I have run Keycloak.\n\nBest regards,\nInes"
    assert [text[s.start : s.end] for s in trace(text, DEVELOPER, CLINIC_AD)] == [
        "You need tests.",
        "I have run Keycloak.",
        "Best regards,",
        "Ines",
    ]


def test_with_an_empty_profile_no_claim_is_supported() -> None:
    (sentence,) = trace("I have worked with Python for 9 years.", NOBODY, CLINIC_AD)
    assert sentence.status == "unsupported"


def test_a_hash_changes_with_any_word_and_not_with_quotes() -> None:
    assert sentence_hash("I’ve run  Keycloak.") == sentence_hash("I've run Keycloak.")
    assert sentence_hash("I have run Keycloak.") != sentence_hash("I have run Keycloak twice.")
