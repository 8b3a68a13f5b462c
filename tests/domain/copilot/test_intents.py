"""Questions as freelancers ask them find their topic; what is no question about the data finds none."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.copilot.intents import Ask, narrowed, unclear, understand
from app.domain.copilot.period import Period, ahead, span
from app.domain.copilot.spelling import as_meant
from app.domain.copilot.topics import ABILITIES, Topic


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
        ("which jobs pay more than $50", Topic.MATCHING_JOBS),
        ("Which of the jobs from India pay at least 20 euros per hour?", Topic.MATCHING_JOBS),
        ("python jobs in Germany", Topic.MATCHING_JOBS),
        ("wordpress", Topic.MATCHING_JOBS),
        ("jobs with fewer than 5 proposals", Topic.MATCHING_JOBS),
        ("which jobs scored above 80", Topic.MATCHING_JOBS),
        ("highest paying jobs", Topic.MATCHING_JOBS),
        ("jobs about booking", Topic.MATCHING_JOBS),
        ("what do python jobs in Germany pay", Topic.PAY),
        ("did I earn more than $500 this month", Topic.EARNINGS),
        ("shortlist the booking site job", Topic.TO_SHORTLIST),
        ("please put “booking site” on the board", Topic.TO_SHORTLIST),
        ("draft a letter for the React developer", Topic.TO_DRAFT),
        ("move booking site to applied", Topic.TO_MOVE),
        ("mark the logo job as won", Topic.TO_MOVE),
        ("archive the shop one", Topic.TO_MOVE),
        ("snooze acme for 3 days", Topic.TO_SNOOZE),
        ("remind me about acme tomorrow", Topic.TO_SNOOZE),
        ("what to apply to today", Topic.BEST_JOBS),
        ("best react jobs in the US", Topic.BEST_JOBS),
        ("what should I do today?", Topic.TODAY),
        ("what changed since yesterday", Topic.CHANGES),
        ("what did I miss", Topic.CHANGES),
        ("who hasn't answered", Topic.FOLLOW_UPS),
        ("best clients", Topic.CLIENTS),
        ("who pays me most", Topic.CLIENTS),
        ("how many applications this week", Topic.APPLIED),
        ("how many jobs have I applied to this month", Topic.APPLIED),
        ("compare my rate", Topic.MY_RATE),
        ("am I underpaid?", Topic.MY_RATE),
        ("which saved search brings wins", Topic.SEARCHES),
        ("how many connects have I spent", Topic.CONNECTS),
        ("what did the model cost this month", Topic.COSTS),
        ("how many jobs came in this week", Topic.NEW_JOBS),
        ("what can you do", Topic.HELP),
        ("how many did i hide", Topic.HIDDEN),
        ("how many jobs are hidden", Topic.HIDDEN),
        ("jobs paying below my floor", Topic.MATCHING_JOBS),
        ("pay below my floor", Topic.MATCHING_JOBS),
        ("delete everything on my board", Topic.LEFT_TO_YOU),
        ("wipe my data", Topic.LEFT_TO_YOU),
        ("archive all my applications", Topic.LEFT_TO_YOU),
        ("send the letter to the client", Topic.LEFT_TO_YOU),
        ("apply for me", Topic.LEFT_TO_YOU),
        ("what do i charge", Topic.MY_RATE),
        ("whats my rate", Topic.MY_RATE),
        ("hwo many replys", Topic.NO_REPLIES),
        ("any gigs today?", Topic.NEW_JOBS),
        ("who owes me an answer", Topic.FOLLOW_UPS),
        ("folow ups", Topic.FOLLOW_UPS),
        ("money this month", Topic.EARNINGS),
        ("earnigns this year", Topic.EARNINGS),
        ("what did i make in october", Topic.EARNINGS),
        ("best client", Topic.CLIENTS),
        ("am i too expensive", Topic.MY_RATE),
        ("anything good today", Topic.BEST_JOBS),
        ("anything worth applying to", Topic.BEST_JOBS),
        ("did anyone answer", Topic.MAIL),
        ("did anybody write back", Topic.MAIL),
        ("docker jobs", Topic.MATCHING_JOBS),
        ("jobs from germany", Topic.MATCHING_JOBS),
        ("remote python jobs over 60", Topic.MATCHING_JOBS),
        ("new since yesterday", Topic.NEW_JOBS),
        ("next interview", Topic.INTERVIEWS),
        ("intervews this week", Topic.INTERVIEWS),
        ("do i have a call tomorrow", Topic.INTERVIEWS),
        ("unfinished letters", Topic.LETTERS),
        ("did the search run today", Topic.RUNS),
        ("what's missing on my profile", Topic.PROFILE),
        ("which platform is better", Topic.PLATFORMS),
        ("how many in conversation", Topic.PIPELINE),
        ("oldest applications", Topic.STUCK),
        ("how many did i lose", Topic.OUTCOMES),
        ("going rate for copywriting", Topic.PAY),
        ("where are my clients from", Topic.COUNTRIES),
        ("todays tasks", Topic.TODAY),
        ("llm spend this month", Topic.COSTS),
        ("applied this week", Topic.APPLIED),
        ("how many bids yesterday", Topic.APPLIED),
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


@pytest.mark.parametrize("word", ["reach", "Flaks", "react", "letterpress", "agenda", "moneys"])
def test_only_one_slip_in_a_word_of_a_topic_is_put_right(word: str) -> None:
    assert as_meant(word) in (word, "money")


def test_a_slip_is_a_letter_more_or_less_or_another_or_two_in_the_wrong_order() -> None:
    said = ["replis", "intervviews", "clyents", "earnigns", "hwo many replys"]
    assert [as_meant(one) for one in said] == [
        "replies",
        "interviews",
        "clients",
        "earnings",
        "how many replies",
    ]


def test_period_skill_platform_and_words_narrow_it() -> None:
    asked = understand("What do React jobs on Upwork pay this month?")
    assert asked is not None
    assert (asked.period, asked.narrow.skills, asked.narrow.platform) == (Period.MONTH, ("React",), "upwork")
    found = understand("Show me jobs about “booking site”")
    assert found is not None
    assert found.words == "booking site"


@pytest.mark.parametrize(
    ("question", "in_words"),
    [
        ("which jobs pay more than $50", "paying more than $50 an hour"),
        ("jobs between 30 and 60 an hour", "paying $30 to $60 an hour"),
        ("$50+ jobs", "paying at least $50 an hour"),
        ("fixed price jobs over 2k", "paying more than $2,000 in all"),
        ("jobs that pay at most 40 per hour", "paying at most $40 an hour"),
        ("python jobs in Germany", "for Python, from Germany"),
        ("german clients", "from Germany"),
        ("German translation jobs", "for German"),
        ("what do go jobs pay", "for Go"),
        ("show me node jobs over $30 an hour", "for Node.js, paying more than $30 an hour"),
        ("wordpress jobs in the US", "for WordPress, from United States"),
        ("UK-based python jobs on Upwork", "for Python, from United Kingdom, on Upwork"),
        ("jobs scored above 80", "scored 80 or more"),
        ("jobs with fewer than 10 proposals", "with fewer than 10 proposals"),
        ("booking jobs in Berlin", "that say “booking” and “berlin”"),
        ("remote django jobs in europe this week", "for Django, that say “remote” and “europe”"),
        ("new booking jobs", "that say “booking”"),
        ("jobs in the last 7 days", ""),
        ("tell us about the best jobs", ""),
    ],
)
def test_what_narrows_a_question_is_read_and_said(question: str, in_words: str) -> None:
    asked = understand(question)
    assert asked is not None
    assert asked.narrow.in_words("USD").strip() == in_words


@pytest.mark.parametrize(
    ("question", "words", "to"),
    [
        ("shortlist the booking site job", "booking site", ""),
        ("Please shortlist “Logo for a bakery” now", "Logo for a bakery", ""),
        ("shortlist the best one", "", ""),
        ("move the shop card to in conversation", "shop", "in_conversation"),
        ("mark acme as won", "acme", "won"),
        ("write a proposal for the shop", "shop", ""),
    ],
)
def test_a_wish_names_its_job_and_its_column(question: str, words: str, to: str) -> None:
    asked = understand(question)
    assert asked is not None
    assert (asked.words, asked.to) == (words, to)


@pytest.mark.parametrize(
    "question", ["rates", "my clients", "jobs?", "skills", "applications", "replies", "money"]
)
def test_a_word_alone_is_unclear_and_says_what_it_may_mean(question: str) -> None:
    assert understand(question) is None
    assert len(unclear(question)) >= 2


def test_what_was_understood_survives_as_plain_values() -> None:
    for question in ("python jobs in Germany over $50 this week", "move acme to won", "why no replies?"):
        asked = understand(question)
        assert asked is not None
        assert Ask.read(json.loads(json.dumps(asked.told()))) == asked


def test_a_topic_chosen_elsewhere_is_narrowed_by_the_question_itself() -> None:
    asked = narrowed(Topic.PAY, "anything lucrative for python folks this month?")
    assert (asked.topic, asked.period, asked.narrow.skills) == (Topic.PAY, Period.MONTH, ("Python",))


def test_a_period_begins_and_ends_at_the_persons_own_midnight() -> None:
    now = datetime(2026, 3, 3, 3, 0, tzinfo=UTC)
    here = ZoneInfo("America/New_York")

    def at(month: int, day: int, year: int = 2026) -> datetime:
        return datetime(year, month, day, tzinfo=here)

    assert span(Period.TODAY, now, here) == (at(3, 2), None)
    assert span(Period.YESTERDAY, now, here) == (at(3, 1), at(3, 2))
    assert span(Period.SINCE_YESTERDAY, now, here) == (at(3, 1), None)
    assert span(Period.LAST_WEEK, now, here) == (at(2, 23), at(3, 2))
    assert span(Period.LAST_MONTH, now, here) == (at(2, 1), at(3, 1))
    assert span(Period.LAST_YEAR, now, here) == (at(1, 1, 2025), at(1, 1))
    assert span(Period.ALL, now, here) == (None, None)
    assert ahead(Period.TODAY, now, here) == at(3, 3)
    assert ahead(Period.MONTH, now, here) == at(4, 1)
    assert ahead(Period.ALL, now, here) is None
