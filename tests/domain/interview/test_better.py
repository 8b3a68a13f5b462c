"""Better answers: of one subject, with joining words, true as in a letter; a question about money is answered from the rates."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.enums import BudgetType, Platform
from app.domain.interview.better import Own, better_answers
from app.domain.interview.transcript import Turn, call_of
from app.domain.letters.trace import trace
from app.domain.posting import JobPosting
from app.domain.profile import SearchWish
from tests.domain.letters.people import ASSISTANT, DEVELOPER

WISH = SearchWish(hourly_min=Decimal(60), current_hourly_min=Decimal(45))
JOB = JobPosting(platform=Platform.UPWORK, title="Booking backend", currency="USD")


def better(question: str, own: Own, answer: str = "Well, it depends."):
    call = call_of([Turn(1, "Client", question), Turn(2, "Me", answer)])
    return list(better_answers(call, own))


@pytest.mark.parametrize(
    "question",
    [
        "What is your hourly rate?", "How much would this cost?", "What do you charge?", "What would you charge for this?",
        "Could you do it for less?", "What are your salary expectations?", "How much do you want for it?",
    ],
)  # fmt: skip
def test_a_question_about_money_is_answered_from_the_rates(question: str) -> None:
    (one,) = better(question, Own(DEVELOPER, WISH))
    assert one.sentences[0] == "My rate is $60 an hour."
    assert one.sources[0] == "Your rates"


@pytest.mark.parametrize("question", ["How did you cut the error rate?", "What reduced the cost of hosting?"])
def test_other_rates_and_costs_are_no_money_talk(question: str) -> None:
    assert all("My rate" not in s for one in better(question, Own(DEVELOPER, WISH)) for s in one.sentences)


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        (
            {"budget_type": BudgetType.HOURLY, "hourly_min": Decimal(50), "hourly_max": Decimal(70)},
            "within the $50–$70",
        ),
        ({"budget_type": BudgetType.HOURLY, "hourly_max": Decimal(40)}, "a smaller first step"),
        ({"budget_type": BudgetType.FIXED, "fixed_budget_max": Decimal(900)}, "15 hours"),
        ({}, "What range have you set aside"),
    ],
)
def test_the_pay_of_the_ad_stands_beside_it(pay: dict, said: str) -> None:  # type: ignore[type-arg]
    (one,) = better("What is your rate?", Own(DEVELOPER, WISH, replace(JOB, **pay)))
    assert said.replace("–$", "–") in one.sentences[1].replace("–$", "–")
    assert len(one.sources) == 2


def test_without_rates_nothing_is_made_up() -> None:
    assert better("What is your rate?", Own(DEVELOPER)) == []


def test_at_most_two_rows_of_one_subject_are_joined() -> None:
    (one,) = better("Tell me about your work with FastAPI and PostgreSQL.", Own(DEVELOPER))
    assert 1 <= len(one.sentences) <= 2
    assert all(s.status == "supported" for line in one.sentences for s in trace(line, DEVELOPER, JOB))
    assert one.sentences[0].startswith(("At Praxio", "From my work at Praxio"))
    for line in one.sentences[1:]:
        assert line.startswith(("There I", "Also from there", "The same work", "Another example: "))


def test_rows_that_share_nothing_are_left_out() -> None:
    for one in better("How would you integrate Stripe?", Own(DEVELOPER)):
        assert all("Stripe" in line for line in one.sentences)
    assert better("How do you handle stress?", Own(DEVELOPER)) == []
    assert better("What do you know about our bakery?", Own(ASSISTANT)) == []


def test_a_full_answer_needs_no_better_one() -> None:
    full = "At my last company the shop was slow. I had to find out why. I wrote a trace. As a result it fell by 40%."
    assert better("Tell me about FastAPI.", Own(DEVELOPER), full) == []
