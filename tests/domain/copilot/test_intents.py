"""Questions as freelancers ask them find their topic; what is no question about the data finds none."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.copilot.intents import ABILITIES, Period, Topic, since, understand


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_has_an_example_that_it_understands(topic: Topic) -> None:
    found = understand(ABILITIES[topic].example)
    assert found is not None
    assert found.topic is topic


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what should I apply to today?", Topic.BEST_JOBS),
        ("best jobs this week", Topic.BEST_JOBS),
        ("why no replies?", Topic.NO_REPLIES),
        ("Why am I not getting answers from clients", Topic.NO_REPLIES),
        ("what's my reply rate", Topic.NO_REPLIES),
        ("who do I follow up?", Topic.FOLLOW_UPS),
        ("which applications need a followup", Topic.FOLLOW_UPS),
        ("how is my pipeline", Topic.PIPELINE),
        ("how many applications do I have", Topic.PIPELINE),
        ("how much did I earn this month?", Topic.EARNINGS),
        ("which skills should I learn", Topic.MISSING_SKILLS),
        ("top skills in demand", Topic.ASKED_SKILLS),
        ("what do python jobs pay", Topic.PAY),
        ("what's the average hourly rate?", Topic.PAY),
        ("anything new today", Topic.NEW_JOBS),
        ("any unread messages?", Topic.MAIL),
        ("which letters are ready", Topic.LETTERS),
        ("what's my win rate", Topic.OUTCOMES),
        ("did any agent fail today", Topic.RUNS),
        ("what is stuck on the board", Topic.STUCK),
        ("is my profile complete?", Topic.PROFILE),
        ("upwork vs linkedin", Topic.PLATFORMS),
        ("where do my clients come from, which countries", Topic.COUNTRIES),
        ("why is “React developer” ranked so low", Topic.FIND_JOB),
        ("do I have interviews this week", Topic.INTERVIEWS),
    ],
)
def test_questions_find_their_topic(question: str, topic: Topic) -> None:
    found = understand(question)
    assert found is not None
    assert found.topic is topic


@pytest.mark.parametrize(
    "question", ["", "hello", "what is the meaning of life?", "🙂", "tell me a joke", "x" * 2000]
)
def test_what_is_not_about_the_data_is_not_understood(question: str) -> None:
    assert understand(question) is None


def test_period_skill_platform_and_words_narrow_it() -> None:
    asked = understand("What do React jobs on Upwork pay this month?")
    assert asked is not None
    assert (asked.period, asked.skill, asked.platform) == (Period.MONTH, "React", "upwork")
    found = understand("Show me jobs about “booking site”")
    assert found is not None
    assert found.words == "booking site"


def test_a_period_begins_at_the_persons_own_midnight() -> None:
    now = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    here = ZoneInfo("America/New_York")
    assert since(Period.TODAY, now, here) == datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
    assert since(Period.ALL, now, here) is None
