"""What a question asks for: one of a known set, found by its words. Nothing else of the question is followed."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.domain.enums import Platform
from app.domain.skills_scan import find_skills


class Topic(StrEnum):
    BEST_JOBS = "best_jobs"
    NEW_JOBS = "new_jobs"
    FIND_JOB = "find_job"
    PAY = "pay"
    ASKED_SKILLS = "asked_skills"
    MISSING_SKILLS = "missing_skills"
    COUNTRIES = "countries"
    PLATFORMS = "platforms"
    NO_REPLIES = "no_replies"
    FOLLOW_UPS = "follow_ups"
    PIPELINE = "pipeline"
    STUCK = "stuck"
    OUTCOMES = "outcomes"
    INTERVIEWS = "interviews"
    LETTERS = "letters"
    MAIL = "mail"
    EARNINGS = "earnings"
    PROFILE = "profile"
    RUNS = "runs"


class Period(StrEnum):
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


@dataclass(frozen=True)
class Ask:
    """A topic and what narrows it."""

    topic: Topic
    period: Period = Period.ALL
    skill: str = ""
    platform: str = ""
    words: str = ""


@dataclass(frozen=True)
class Ability:
    """What the copilot can answer: in words, and the words by which it is asked for."""

    says: str
    example: str
    pattern: re.Pattern[str] = field(repr=False)


def _asks(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{part})" for part in parts), re.IGNORECASE)


ABILITIES: dict[Topic, Ability] = {
    Topic.FOLLOW_UPS: Ability(
        "Whom to follow up with", "Who do I follow up?",
        _asks(r"\bfollow(?:ing)?[ -]?ups?\b", r"\bremind\b", r"\b(?:write|get) back to\b", r"\bchase\b", r"\bnudge\b")),
    Topic.NO_REPLIES: Ability(
        "Why clients do not reply", "Why no replies?",
        _asks(r"\b(?:no|few|any|so few|not? get(?:ting)?(?: any)?) (?:repl|respon|answer)", r"\bghost",
              r"\b(?:repl(?:y|ies)|response|answer) rate\b", r"\bwhy\b.*\b(?:repl|answer|respon|hear)", r"\bnobody\b.*\b(?:answer|repl)")),
    Topic.STUCK: Ability(
        "What has not moved for long", "What is stuck?",
        _asks(r"\bstuck\b", r"\bstale\b", r"\bnot? moved?\b", r"\bhaven'?t moved\b", r"\bold(?:est)? (?:card|application)s?\b", r"\bwaiting longest\b")),
    Topic.MISSING_SKILLS: Ability(
        "Skills that ads ask for and you do not have", "Which skills am I missing?",
        _asks(r"\b(?:miss(?:ing)?|lack(?:ing)?|learn|don'?t have)\b.*\bskills?\b", r"\bskills?\b.*\b(?:miss|lack|learn|don'?t have)",
              r"\bwhat should i learn\b")),
    Topic.ASKED_SKILLS: Ability(
        "Which skills are asked for most", "Which skills are in demand?",
        _asks(r"\bskills?\b.*\b(?:demand|asked|popular|common|want|most|top)", r"\b(?:demand|popular|top|most)\b.*\bskills?\b")),
    Topic.PAY: Ability(
        "What jobs pay", "What do React jobs pay?",
        _asks(r"\bpay(?:s|ing)?\b", r"\brates?\b(?!.*\b(?:repl|respon|win)).*\b(?:job|market|ad|hour|charge|usual|typical)", r"\b(?:hourly|typical|average|market|going) rates?\b",
              r"\bhow much (?:do|should|can) i (?:ask|charge)\b", r"\bsalar(?:y|ies)\b", r"\bbudgets?\b")),
    Topic.EARNINGS: Ability(
        "What you earned", "How much did I earn this year?",
        _asks(r"\bearn(?:ed|ings?)?\b", r"\bincome\b", r"\brevenue\b", r"\bmade\b.*\b(?:month|year|money)", r"\bmoney\b")),
    Topic.OUTCOMES: Ability(
        "How many applications were won and lost", "What is my win rate?",
        _asks(r"\bw[io]n(?:s|ning)?\b", r"\blos[ts]\b", r"\bsuccess rate\b", r"\bhow (?:well|good) (?:am|do) i\b", r"\bconver(?:t|sion)")),
    Topic.INTERVIEWS: Ability(
        "Interviews", "Which interviews do I have?", _asks(r"\binterview(?:s|ing)?\b", r"\bcalls?\b (?:do|have|are|coming|scheduled)", r"\bscheduled\b")),
    Topic.LETTERS: Ability(
        "Letters: drafts and ready ones", "Which letters are still drafts?",
        _asks(r"\b(?:cover )?letters?\b", r"\bproposals?\b", r"\bdrafts?\b")),
    Topic.MAIL: Ability(
        "Messages that wait", "Which messages are unread?",
        _asks(r"\bmessages?\b", r"\b(?:e-?)?mails?\b", r"\binbox\b", r"\bunread\b", r"\bwho (?:wrote|answered|replied)\b")),
    Topic.RUNS: Ability(
        "What the agents did", "What did the agents do today?",
        _asks(r"\bagents?\b", r"\bruns?\b", r"\bautomat", r"\bfailed\b")),
    Topic.PROFILE: Ability(
        "What your profile lacks", "What is missing in my profile?", _asks(r"\bprofile\b", r"\bcomplete(?:ness)?\b", r"\bcv\b")),
    Topic.COUNTRIES: Ability(
        "Where clients are from", "Which countries do the jobs come from?", _asks(r"\bcountr(?:y|ies)\b", r"\bwhere\b.*\b(?:client|job)s?\b")),
    Topic.PLATFORMS: Ability(
        "Upwork and LinkedIn side by side", "Upwork or LinkedIn?",
        _asks(r"\bplatforms?\b", r"\bupwork\b.*\blinkedin\b", r"\blinkedin\b.*\bupwork\b")),
    Topic.PIPELINE: Ability(
        "How many applications stand where", "How does my pipeline look?",
        _asks(r"\bpipeline\b", r"\bboard\b", r"\bhow many (?:applications|cards|jobs (?:have i|did i))\b", r"\bapplications?\b", r"\bstatus\b", r"\boverview\b", r"\bhow (?:am i|is it|are things|does it)\b")),
    Topic.NEW_JOBS: Ability(
        "What is new", "What is new this week?",
        _asks(r"\bnew(?:est)?\b", r"\blatest\b", r"\bjust (?:in|posted)\b", r"\bsince\b", r"\barrived\b", r"\bhow many jobs\b")),
    Topic.BEST_JOBS: Ability(
        "What to apply to", "What should I apply to today?",
        _asks(r"\bapply\b", r"\bbest\b", r"\btop\b", r"\brecommend", r"\bworth\b", r"\bshould i (?:do|take|look|start)\b", r"\bmatch(?:es|ing)?\b", r"\bgood jobs?\b", r"\bnext\b")),
    Topic.FIND_JOB: Ability(
        "One job, by words of its title", "Show me jobs about “booking site”",
        _asks(r"\b(?:show|find|about|explain|score(?:d)?|ranked?)\b", r"[“\"'].{3,80}[”\"']")),
}  # fmt: skip
"""In the order in which they are tried: the more special first."""

_PERIODS = (
    (Period.TODAY, re.compile(r"\btoday\b|\bthis morning\b|\b24 hours\b", re.I)),
    (Period.WEEK, re.compile(r"\bweek(?:ly)?\b|\b7 days\b", re.I)),
    (Period.MONTH, re.compile(r"\bmonth(?:ly)?\b|\b30 days\b", re.I)),
    (Period.YEAR, re.compile(r"\byear(?:ly)?\b|\b12 months\b", re.I)),
)
_QUOTED = re.compile(r"[“\"']([^“”\"'\n]{3,80})[”\"']")
_ABOUT = re.compile(
    r"\b(?:about|find|show me|explain|called)\s+(?:the |my |a )?(?:jobs? |ads? )?(?:about |for |in )?([\w+#. -]{3,60}?)\s*\??$",
    re.I,
)
LONGEST = 500
_SPECIFIC = re.compile(r"^\s*(?:show|find|explain|tell me about|why is)\b.*[“\"']", re.I)


def understand(question: str) -> Ask | None:
    """The topic whose words the question has; None when it has none of them."""
    text = " ".join(question[:LONGEST].split())
    if _SPECIFIC.search(text):
        return _ask(Topic.FIND_JOB, text)
    topic = next((one for one, able in ABILITIES.items() if able.pattern.search(text)), None)
    return _ask(topic, text) if topic else None


def _ask(topic: Topic, text: str) -> Ask:
    period = next((one for one, pattern in _PERIODS if pattern.search(text)), Period.ALL)
    skills = [span.name for span in find_skills(text, title=True)]
    named = [one for one in Platform if one.value in text.lower()]
    quoted = _QUOTED.search(text) or (_ABOUT.search(text) if topic is Topic.FIND_JOB else None)
    return Ask(
        topic=topic,
        period=period,
        skill=skills[0] if skills else "",
        platform=named[0].value if len(named) == 1 else "",
        words=quoted[1].strip() if quoted else "",
    )


def since(period: Period, now: datetime, here: ZoneInfo) -> datetime | None:
    """When the period began, by the person's own clock; None for ever."""
    midnight = now.astimezone(here).replace(hour=0, minute=0, second=0, microsecond=0)
    return {
        Period.TODAY: midnight,
        Period.WEEK: midnight - timedelta(days=6),
        Period.MONTH: midnight.replace(day=1),
        Period.YEAR: midnight.replace(month=1, day=1),
        Period.ALL: None,
    }[period]


PERIOD_WORDS = {
    Period.TODAY: "today", Period.WEEK: "in the last 7 days", Period.MONTH: "this month", Period.YEAR: "this year",
    Period.ALL: "so far",
}  # fmt: skip
