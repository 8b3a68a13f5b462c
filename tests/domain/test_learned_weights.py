"""The scorer takes the weights as data: other weights, other points, and the parts still add up."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import numpy as np
import pytest

from app.domain.enums import BudgetType
from app.domain.profile import ProfileFacts, SearchWish, SkillFact
from app.domain.ranking import WEIGHTS, Scores, Weights, prepare_jobs, rank_prepared, score_prepared
from app.llm.embeddings import embed
from tests.builders import MONDAY, a_posting

NOW = MONDAY + timedelta(days=2)
PROFILE = ProfileFacts(
    headline="Web developer", skills=(SkillFact(uuid4(), "React"), SkillFact(uuid4(), "WordPress"))
)
WISH = SearchWish(current_hourly_min=Decimal(40))
JOBS = prepare_jobs(
    [
        a_posting("React developer", skills=("React",), category="Web", client_hires=0),
        a_posting("WordPress theme", skills=("WordPress",), category="Design", client_rating=Decimal("3.1")),
        a_posting("Both", skills=("React", "WordPress"), client_payment_verified=False),
        a_posting("Hourly", budget_type=BudgetType.HOURLY, hourly_min=Decimal(20), hourly_max=Decimal(25)),
    ],
    embed,
)


def scored(weights: Weights) -> Scores:
    return score_prepared(JOBS, PROFILE, WISH, now=NOW, embed=embed, weights=weights)


def test_weights_that_nobody_moved_change_nothing() -> None:
    plain = score_prepared(JOBS, PROFILE, WISH, now=NOW, embed=embed)
    assert np.array_equal(scored(Weights()).cents, plain.cents)


@pytest.mark.parametrize(
    ("what", "hit"),
    [
        (("skill", "WordPress"), [1, 2]),
        (("category", "Web"), [0]),
        (("client", "new"), [0]),
        (("client", "low_rated"), [1]),
        (("client", "unverified"), [2]),
        (("skill", "no such skill"), []),
        (("client", "no such kind"), []),
    ],
)
def test_less_of_something_lowers_the_jobs_that_have_it_and_no_other(what: tuple, hit: list) -> None:
    before, after = scored(Weights()).score, scored(Weights(fewer={what: 0.3})).score
    assert np.flatnonzero(after < before).tolist() == hit
    assert np.all(after <= before)


def test_the_parts_say_their_learned_weights_and_add_up_to_the_score() -> None:
    points = {**WEIGHTS, "skills": WEIGHTS["skills"] + 5.5, "rate": WEIGHTS["rate"] - 5.5}
    for ranking in rank_prepared(JOBS, PROFILE, WISH, now=NOW, embed=embed, weights=Weights(points)):
        assert {part.name: part.of for part in ranking.parts if part.of} == points, "the pay floor only takes"
        assert sum(round(part.points * 100) for part in ranking.parts) == round(ranking.score * 100)
