"""What a question asks for: one of a known set, found by its words. Nothing else of the question is followed."""

import re
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Self

from app.domain.copilot.commands import command_in
from app.domain.copilot.narrowing import Narrowing, narrowing_in
from app.domain.copilot.pay import PayAsked
from app.domain.copilot.period import Period, period_in
from app.domain.copilot.spelling import as_meant, in_full
from app.domain.copilot.topics import ABILITIES, UNCLEAR, Topic

LONGEST = 500
JOB_TOPICS = frozenset({Topic.BEST_JOBS, Topic.NEW_JOBS, Topic.MATCHING_JOBS, Topic.PAY, Topic.FIND_JOB})
WITH_AMOUNTS = (None, *JOB_TOPICS, Topic.ASKED_SKILLS, Topic.CLIENTS, Topic.PLATFORMS)
"""What a question that names an amount of pay may seem to be about, and yet asks for jobs."""
WITH_WORDS = frozenset({Topic.MATCHING_JOBS, Topic.FIND_JOB})


@dataclass(frozen=True)
class Ask:
    """A topic and what narrows it. `words` name one job; `to` is the column a card is wished to go to."""

    topic: Topic
    period: Period = Period.ALL
    narrow: Narrowing = field(default_factory=Narrowing)
    words: str = ""
    to: str = ""

    def told(self) -> dict[str, Any]:
        """As plain values, which `read` takes back."""
        return asdict(self)

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        narrow = told.get("narrow") or {}
        kept = Narrowing(**{
            **narrow, "skills": tuple(narrow.get("skills", ())), "words": tuple(narrow.get("words", ())),
            "pay": PayAsked(**(narrow.get("pay") or {})),
        })  # fmt: skip
        period = Period(told.get("period") or Period.ALL)
        return cls(Topic(told["topic"]), period, kept, told.get("words", ""), told.get("to", ""))


_QUOTED = re.compile(r"[“\"']([^“”\"'\n]{3,80})[”\"']")
_ABOUT = re.compile(
    r"\b(?:about|find|show me|explain|called|why is|why was|why does)\s+(?:the |my |a )?(?:jobs? |ads? )?(?:about |for |in )?"
    r"([\w+#. -]{3,60}?)(?:\s+(?:scored?|ranked|rated|so|score)\b.*)?\s*\??$",
    re.I,
)
_SPECIFIC = re.compile(r"^\s*(?:show|find|explain|tell me about|why (?:is|was|does))\b.*[“\"']", re.I)
_EXPLAIN = re.compile(
    r"^\s*(?:explain\b|why (?:is|was|does|did) .*\b(?:scored?|ranked?|rated|points)\b)", re.I
)
_JOBS = re.compile(
    r"\b(?:jobs?|gigs?|ads?|projects?|postings?|listings?|vacanc(?:y|ies)|work|clients?|opportunit(?:y|ies))\b",
    re.I,
)
_APPLY_TODAY = re.compile(
    r"\b(?:apply|do|begin|start|take|bid|send)\b[\w\s]*\b(?:today|now|this morning)\b", re.I
)
_OF_SOMETHING = re.compile(
    r"^\W*(?:how|why|who|when|is|am|are|do|does|did|translate|tell|write|explain)\b", re.I
)
_ERRAND = re.compile(r"^\W*(?:please )?(?:translate|calculate|solve|sing|cook|tell me a)\b", re.I)
_ADVICE = re.compile(r"\b(?:should|shall|may|can|could|is it)\b.*\b(?:i|my)\b", re.I)
_MINE = re.compile(r"\b(?:i|my|me)\b", re.I)


def understand(question: str) -> Ask | None:
    """The topic whose words the question has; None when it has none of them, or might mean several."""
    text = in_full(" ".join(question[:LONGEST].split()))
    if unclear(text):
        return None
    if command := command_in(text):
        wish, words, to = command
        return Ask(wish, words=words, to=to)
    text = as_meant(text)
    if _SPECIFIC.search(text) or _EXPLAIN.search(text):
        return _ask(Topic.FIND_JOB, text)
    narrow = narrowing_in(text)
    topic = next((one for one, able in ABILITIES.items() if able.pattern and able.pattern.search(text)), None)
    if _asks_for_jobs(text, topic, narrow):
        return _ask(Topic.MATCHING_JOBS, text)
    if topic is None and not narrow and period_in(text) is not Period.ALL and _JOBS.search(text):
        return _ask(Topic.NEW_JOBS, text)
    return _ask(topic, text) if topic else None


def unclear(question: str) -> tuple[Topic, ...]:
    """What a word alone may mean; nothing for a question that says more."""
    return next((topics for pattern, topics in UNCLEAR if pattern.search(question)), ())


def narrowed(topic: Topic, question: str) -> Ask:
    """What the question says besides its topic, where somebody else has found that."""
    return _ask(topic, as_meant(" ".join(question[:LONGEST].split())))


def _asks_for_jobs(text: str, topic: Topic | None, narrow: Narrowing) -> bool:
    """A question that is about nothing else, and says which jobs it means."""
    pay = narrow.pay
    if pay.mine:
        return topic in (*WITH_AMOUNTS, Topic.MY_RATE) and not _ADVICE.search(text)
    if pay.low is not None or pay.high is not None:
        return topic in WITH_AMOUNTS and not (topic is None and _MINE.search(text))
    if pay.best_first:
        return topic in JOB_TOPICS
    if narrow.proposals_below is not None or narrow.score_from is not None:
        return topic in (None, Topic.LETTERS, *JOB_TOPICS)
    if topic in (None, Topic.FIND_JOB) and not _ERRAND.search(text):
        about_jobs = bool(_JOBS.search(text))
        may_be = not narrow.words or (len(narrow.words) < 2 and not _OF_SOMETHING.search(text))
        return (narrow.is_sure and (about_jobs or may_be)) or (about_jobs and bool(narrow.words))
    return False


def _ask(topic: Topic, text: str) -> Ask:
    period = period_in(text)
    if topic in (Topic.BEST_JOBS, Topic.MATCHING_JOBS, Topic.TODAY) and _APPLY_TODAY.search(text):
        period = Period.ALL
    words = _QUOTED.search(text) or (_ABOUT.search(text) if topic is Topic.FIND_JOB else None)
    return Ask(
        topic=topic,
        period=Period.SINCE_YESTERDAY if topic is Topic.CHANGES and period is Period.ALL else period,
        narrow=_kept(topic, text, narrowing_in(text)),
        words=words[1].strip() if words else "",
    )


def _kept(topic: Topic, text: str, narrow: Narrowing) -> Narrowing:
    """Words that nobody knows count only where jobs are asked for by them: "new booking jobs", "jobs about booking"."""
    if topic in WITH_WORDS:
        return narrow
    beside = topic in JOB_TOPICS and topic is not Topic.PAY
    words = tuple(word for word in narrow.words if beside and _stands_beside(word, text))
    return replace(narrow, words=words)


def _stands_beside(word: str, text: str) -> bool:
    noun, named = r"(?:jobs?|gigs?|ads?|projects?)", re.escape(word)
    return bool(
        re.search(
            rf"\b{named}\s+{noun}\b|\b{noun} (?:about|for|in|with|like|on)\s+(?:\w+\s+){{0,2}}{named}\b",
            text,
            re.I,
        )
    )
