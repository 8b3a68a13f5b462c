"""What verdicts teach: within bounds, the same every time, undone when the words are taken back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.activity import VERBS, details
from app.domain.enums import ApplicationStatus as Status
from app.domain.enums import DismissReason as Reason
from app.domain.learning import MOST_LESS, REASONS, bounds, learn, less
from app.domain.ranking import WEIGHTS
from app.domain.verdict_log import LEARNED, READ, Happened, Verdict, Verdicts, read_log

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PARTS = st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 1), max_size=8)
VERDICTS = st.lists(
    st.one_of(
        st.builds(lambda s, talked: ("", s, talked), st.sampled_from(list(Status)), st.booleans()),
        st.builds(lambda r: (r, None, False), st.none() | st.sampled_from(list(Reason))),
    ),
    max_size=60,
)


def verdicts(said: list) -> Verdicts:
    return Verdicts(
        tuple(
            Verdict(f"job {n}", NOW, status, talked, reason or None)
            for n, (reason, status, talked) in enumerate(said)
        )
    )


def points(said: Verdicts, shares: dict | None = None) -> dict[str, float]:
    return dict(learn(said, shares or {}).weights.points)


def test_nothing_said_changes_nothing() -> None:
    assert points(Verdicts()) == dict(WEIGHTS)


@given(VERDICTS, PARTS)
def test_weights_stay_in_their_bounds_and_add_up_to_a_hundred(said: list, shares: dict) -> None:
    got = points(verdicts(said), {f"job {n}": shares for n in range(len(said))})
    assert all(bounds(name)[0] <= value <= bounds(name)[1] for name, value in got.items())
    assert round(sum(got.values()), 6) == 100


@given(VERDICTS, PARTS, st.sampled_from(sorted(REASONS)))
def test_a_reason_never_lowers_what_it_is_about(said: list, shares: dict, reason: Reason) -> None:
    known = {f"job {n}": shares for n in range(len(said))}
    before, after = points(verdicts(said), known), points(verdicts([*said, (reason, None, False)]), known)
    [*parts] = REASONS[reason]
    assert sum(after[name] for name in parts) >= sum(before[name] for name in parts) - 0.1 * len(parts)


@given(st.permutations(range(12)))
def test_the_order_in_which_things_are_said_does_not_matter(order: list[int]) -> None:
    reasons = [*REASONS, *REASONS]
    said = Verdicts(tuple(Verdict(f"job {n}", NOW, reason=reasons[n]) for n in order))
    plain = Verdicts(tuple(Verdict(f"job {n}", NOW, reason=reasons[n]) for n in range(12)))
    assert points(said) == points(plain)


def test_a_rate_that_put_people_off_counts_for_more() -> None:
    assert points(verdicts([(Reason.RATE, None, False)] * 8))["rate"] > WEIGHTS["rate"] + 2


def test_what_stood_out_in_a_won_job_counts_for_more_than_in_a_shortlisted_one() -> None:
    shares = {"job 0": {"client": 1.0, "skills": 0.4, "rate": 0.4}}
    won, listed = (points(verdicts([("", s, True)]), shares) for s in (Status.WON, Status.SHORTLISTED))
    assert won["client"] > listed["client"] > WEIGHTS["client"]


def test_less_like_this_takes_a_bounded_share() -> None:
    assert [less(n) for n in (0, 1)] == [0, 0.3]
    assert less(50) == MOST_LESS


def log(*said: tuple) -> list[Happened]:
    return [
        Happened(n, kind, job, NOW + timedelta(minutes=n), payload)
        for n, (kind, job, payload) in enumerate(said, start=1)
    ]


def test_a_verdict_that_was_taken_back_leaves_no_trace() -> None:
    assert read_log(log(("job_dismissed", "a", {"reason": "rate"}), ("job_restored", "a", {}))).count == 0
    taken_off = log(("application_shortlisted", "a", {"to": "shortlisted"}), ("application_removed", "a", {}))
    assert read_log(taken_off).count == 0


def test_a_move_that_was_undone_does_not_count() -> None:
    way = [
        ("application_shortlisted", "a", {"to": "shortlisted"}),
        ("application_moved", "a", {"from": "shortlisted", "to": "ready_to_apply"}),
        ("application_moved", "a", {"from": "ready_to_apply", "to": "applied"}),
    ]
    undone = [
        *way,
        ("application_moved", "a", {"from": "applied", "to": "in_conversation"}),
        ("application_move_undone", "a", {"from": "in_conversation", "to": "applied"}),
    ]
    [before], [after] = read_log(log(*way)).jobs, read_log(log(*undone)).jobs
    assert (before.status, before.has_talked) == (after.status, after.has_talked) == (Status.APPLIED, False)


def test_a_reason_given_afterwards_belongs_to_the_same_dismissal() -> None:
    said = log(("job_dismissed", "a", {"reason": None}), ("job_dismissed", "a", {"reason": "client"}))
    [verdict] = read_log(said).jobs
    assert (verdict.reason, verdict.at) == (Reason.CLIENT, NOW + timedelta(minutes=1))


def test_a_reset_forgets_what_was_before_and_its_undo_remembers() -> None:
    before = [("job_dismissed", "a", {"reason": "rate"}), ("learning_reset", "", {})]
    assert read_log(log(*before)).count == 0
    assert read_log(log(*before, ("job_dismissed", "b", {}))).count == 1
    assert read_log(log(*before, ("learning_reset_undone", "", {"event": 2}))).count == 1


def test_less_like_this_counts_by_what_it_names_and_can_be_undone() -> None:
    said = [("less_like_this", "a", {"of": [["skill", "WordPress"], ["client", "new"]]})]
    assert read_log(log(*said)).fewer == {("skill", "WordPress"): 1, ("client", "new"): 1}
    assert read_log(log(*said, ("less_like_this_undone", "a", {"event": 1}))).count == 0


@pytest.mark.parametrize(
    "payload", [{}, {"of": 7}, {"of": [["skill"]]}, {"of": [["team", "x"]]}, {"of": ["skill"]}]
)
def test_a_strange_payload_says_nothing(payload: dict) -> None:
    assert read_log(log(("less_like_this", "a", payload))).count == 0


def test_what_learning_records_is_told_in_words() -> None:
    assert {*READ, LEARNED} <= set(VERBS)
    said = {"of": [["skill", "WordPress"], ["category", "Web"]]}
    assert details("less_like_this", said, ZoneInfo("UTC")) == "WordPress, Web"
