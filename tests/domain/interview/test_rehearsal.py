"""A rehearsal: its questions, its clock, its answers and what is asked next."""

from dataclasses import replace

import pytest

from app.domain.enums import Platform
from app.domain.errors import BadInput, Conflict
from app.domain.interview import rehearsal as r
from app.domain.interview.bank import TRADES, TYPES, all_questions
from app.domain.interview.follow_ups import follow_up, rules
from app.domain.interview.plan import Asked, plan_questions
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from tests.domain.interview.profile import PROFILE

JOB = JobPosting(
    platform=Platform.UPWORK,
    title="Django shop",
    description="Our shop loses orders every Friday night and nobody knows why. We need it fixed before June.",
    skills=("Django", "Postgres"),
)


def test_the_bank_holds_three_hundred_questions_none_twice() -> None:
    texts = [one.text.casefold() for one in all_questions()]
    assert len(texts) >= 300
    assert len(set(texts)) == len(texts)
    assert {one.type for one in all_questions()} == set(TYPES)
    assert {one.trade for one in all_questions() if one.type == "technical"} == set(TRADES)


def planned(
    kind: str = "technical", count: int = 6, job: JobPosting | None = JOB, seed: str = "1"
) -> list[str]:
    plan = plan_questions(kind, count, profile=PROFILE, wish=SearchWish(), job=job, seed=seed)
    return [one.ask for one in plan]


def test_questions_come_from_the_job_the_client_and_the_bank() -> None:
    asked = planned(count=8)
    assert len(asked) == len(set(asked)) == 8
    assert any("Django" in one for one in asked)
    assert any(one.startswith("We wrote: “Our shop loses orders") for one in asked)
    assert any(one.startswith("Your profile says") for one in asked)
    assert "{" not in "".join(asked)


def test_the_same_seed_asks_the_same_another_seed_others() -> None:
    assert planned(seed="a") == planned(seed="a") != planned(seed="b")


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_questions_without_a_job_and_without_a_profile(kind: str) -> None:
    asked = plan_questions(kind, 5, profile=ProfileFacts(), wish=SearchWish(), job=None, seed="x")
    assert len(asked) == 5


@pytest.mark.parametrize(
    ("kind", "question", "answer", "rule"),
    [
        ("technical", "How do you test?", "With tests.", "short"),
        ("rate", "What is your rate?", "I usually think about value first and then the scope.", "price"),
        ("rate", "Too much.", "I am flexible and could go lower for you, no problem at all.", "price"),
        ("behavioural", "Tell me about a failure.", "At my last company I had to move a shop. I wrote a script and I ran it every night for four weeks until all orders were there.", "part"),
        ("technical", "How do you ship?", "We plan, we build, we test, we review and we release. Our tools help us, and we write notes for all that we change in it.", "we"),
        ("technical", "How do you ship?", "I guess I would maybe run the tests and then hopefully the release would go out on a quiet day, and somebody would look at it afterwards.", "doubt"),
    ],
)  # fmt: skip
def test_what_is_asked_next_depends_on_the_answer(kind: str, question: str, answer: str, rule: str) -> None:
    found = follow_up(kind, question, answer)
    assert found
    assert found[0] == rule
    assert follow_up(kind, question, answer, used=frozenset(rules())) is None


def begun(count: int = 2) -> r.Rehearsal:
    plan = tuple(Asked(f"Question {n}?", "why") for n in range(count))
    return r.go_on(r.Rehearsal(plan=plan, minutes=10), 1000.0)


def test_the_clock_stands_in_a_pause_and_goes_on_to_the_second() -> None:
    paused = r.pause(begun(), 1012.5)
    assert paused.elapsed(9999.0) == 12.5
    assert r.go_on(paused, 2000.0).elapsed(2003.0) == 15.5


def test_a_night_away_is_not_counted() -> None:
    assert begun().elapsed(1000.0 + 9 * 3600) == r.LONGEST_STRETCH


def test_it_survives_being_kept() -> None:
    at_work, _ = r.send(r.hear(begun(), 0, 1003.0), 0, "Yes.", 1005.0, kind="technical")
    assert r.from_kept(r.as_kept(at_work)) == at_work


def test_an_answer_has_its_times_and_may_be_followed_up() -> None:
    after, lines = r.send(begun(), 0, "Yes.", 1008.0, kind="technical")
    assert [(line["speaker"], line["start"], line["end"]) for line in lines] == [
        ("Client", 0, 0),
        ("Me", 0, 8),
    ]
    assert after.plan[1].is_follow_up
    assert len(after.plan) == 3
    again, _ = r.send(after, 1, "No.", 1009.0, kind="technical")
    assert not again.plan[2].is_follow_up


def test_a_spoken_answer_has_the_times_of_the_voice() -> None:
    heard = r.hear(r.hear(begun(), 0, 1003.0), 0, 1007.0)
    _, lines = r.send(heard, 0, "I would begin.", 1020.0, kind="free")
    assert (lines[1]["start"], lines[1]["end"], lines[1]["by"]) == (3.0, 7.0, "spoken")


def test_after_the_last_question_it_is_over_and_the_clock_stands() -> None:
    ended, _ = r.send(r.skip(begun(), 0, 1001.0), 1, "Done.", 1004.0, kind="free")
    assert ended.is_over
    assert not ended.is_running
    with pytest.raises(Conflict):
        r.send(ended, 1, "More.", 1005.0, kind="free")


def test_an_answer_to_another_question_is_refused() -> None:
    with pytest.raises(Conflict):
        r.send(begun(), 1, "Yes.", 1001.0, kind="free")
    for text in ("", "  ", "x" * 20_001):
        with pytest.raises(BadInput):
            r.send(begun(), 0, text, 1001.0, kind="free")


def test_a_question_can_be_answered_again_but_not_before_it_was_asked() -> None:
    at_second = r.skip(begun(), 0, 1001.0)
    assert (r.again(at_second, 0, 1002.0).at, r.again(at_second, 0, 1002.0).skipped) == (0, ())
    for at in (1, 2, -1):
        with pytest.raises(BadInput):
            r.again(replace(at_second), at, 1002.0)


def test_after_an_answer_given_again_it_goes_on_where_it_was() -> None:
    third = r.skip(r.skip(begun(3), 0, 1001.0), 1, 1002.0)
    back = r.again(third, 0, 1003.0)
    after, lines = r.send(back, 0, "Yes.", 1004.0, kind="technical")
    assert (after.at, after.back_to, len(after.plan)) == (2, None, 3)
    assert lines[0]["at"] == 0
