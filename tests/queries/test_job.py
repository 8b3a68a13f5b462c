"""One job, whole: made harmless, worded, and only for its own team."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from app.domain.identity import Identity
from app.queries.job import _in_whole_points, job_detail
from tests.builders import MONDAY

NOW = MONDAY + timedelta(hours=2)


async def test_the_whole_job_is_sanitised_and_left_by_its_visible_host(
    alice: Identity, db_for: Any, save: Any
) -> None:
    job_id = await save(
        "Whole", 80, description="<p>Hello</p><script>alert(1)</script>",
        apply_url="https://www.upwork.com/jobs/~01",
        source_raw={"x": {"questions": ["Why you?"], "connects": 8}},
    )  # fmt: skip
    async with db_for(alice) as db:
        job = await job_detail(db, job_id, now=NOW)
    assert job is not None
    assert (job.html, job.host, job.questions) == ("<p>Hello</p>", "upwork.com", ["Why you?"])
    assert {"label": "Connects", "words": "8"} in job.facts
    assert (job.verbs, job.exact_score, job.has_letter) == ("shortlist dismiss", "80", False)


async def test_an_address_that_is_no_web_address_is_not_offered(
    alice: Identity, db_for: Any, save: Any
) -> None:
    job_id = await save("Trap", 80, apply_url="javascript:alert(1)")
    async with db_for(alice) as db:
        job = await job_detail(db, job_id, now=NOW)
    assert job is not None
    assert (job.url, job.host) == ("", "")


async def test_a_job_of_another_team_is_not_there(charlie: Identity, db_for: Any, save: Any) -> None:
    job_id = await save("Alice's", 80)
    async with db_for(charlie) as db:
        assert await job_detail(db, job_id, now=NOW) is None
        assert await job_detail(db, uuid4(), now=NOW) is None


def test_shown_points_add_up_to_the_shown_score_also_where_some_are_taken_away() -> None:
    parts = [{"points": 26.6, "of": 60.0}, {"points": 39.7, "of": 40.0}, {"points": -8.85, "of": 0.0}]
    held, *given = _in_whole_points(parts, Decimal("57.45"))
    assert (held["whole"], held["whole_of"], held["exact"]) == ("−9", "", "Exactly -8.85")
    assert sum(part["whole"] for part in given) - 9 == 57
