"""What an ad says of the company, its benefits and the law counts for nothing; the work itself stays."""

from dataclasses import replace

import pytest

from app.domain.scoring.boilerplate import without_boilerplate
from tests.domain.test_ranking import TEXT, a_job, ranked

WORK = "We want a Django developer for our booking site.\nYou will write the API and its tests, and keep them fast."


@pytest.mark.parametrize(
    "extra",
    [
        "\n\nAbout us\nAcme sells insurance.\n\nBenefits:\n- German classes\n- Yoga",
        "\n\n**What we offer**\n• Accounting of stock options\n",
        "\nWe are an equal opportunity employer and value Spanish culture.",
        "\nAll applicants are considered without regard to race, religion or origin.",
        "\nAcme is the leading provider of SAP services.",
        "\nFounded in 2012 in Paris, known for Photoshop plugins.",
    ],
)
def test_boilerplate_goes_and_every_letter_keeps_its_place(extra: str) -> None:
    text = WORK + extra
    left = without_boilerplate(text)
    assert len(left) == len(text)
    assert left.strip() == WORK
    assert all(was == now or now == " " for was, now in zip(text, left, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        WORK,
        f"About us\nWe sell books.\n\nResponsibilities\n{WORK}",
        f"Benefits\n- Yoga\n\n{WORK}",
        "We are a leading SEO agency looking for a WordPress developer.",
        "Report to the global head of marketing. Grow our growing list.",
    ],
)
def test_what_the_work_is_stays(text: str) -> None:
    left = without_boilerplate(text)
    assert WORK in left if WORK in text else left == text


def test_an_ad_that_is_all_such_text_is_kept() -> None:
    text = "About us\nA young team builds a shop in Django."
    assert without_boilerplate(text) == text


def test_the_score_is_the_same_with_and_without_it() -> None:
    plain = a_job(description=TEXT)
    longer = replace(
        plain, description=f"{TEXT}\n\nBenefits\n- Photoshop, Spanish and Java lessons\n- Salary in EUR\n"
    )
    assert abs(ranked(longer).score - ranked(plain).score) < 0.5
    assert ranked(longer).part("skills").missing == ranked(plain).part("skills").missing
