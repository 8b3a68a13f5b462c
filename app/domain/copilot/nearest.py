"""The topics that a question which was not understood has words of."""

import re
from functools import lru_cache

from app.domain.copilot.narrowing import PASSED_OVER
from app.domain.copilot.spelling import as_meant
from app.domain.copilot.topics import ABILITIES, Topic

MOST = 4
SHORTEST, STEM = 4, 5
KIN: dict[Topic, str] = {
    Topic.EARNINGS: "money taxes invoice invoices payment payments salary hours income owed balance profit",
    Topic.FOLLOW_UPS: "answer answers reply waiting contact remind", Topic.NO_REPLIES: "answer answers ignored response silent",
    Topic.MAIL: "mail email inbox chat contact", Topic.LETTERS: "proposal proposals cover text wording",
    Topic.INTERVIEWS: "call calls meeting meetings schedule zoom", Topic.MY_RATE: "rate price charge cheap expensive hourly",
    Topic.PAY: "rates budget salary pays hourly", Topic.CLIENTS: "customer customers company companies employer",
    Topic.PIPELINE: "applications board columns cards status", Topic.SEARCHES: "alerts filter filters saved",
    Topic.COSTS: "openai token tokens spend price", Topic.CONNECTS: "bids bidding", Topic.PROFILE: "resume portfolio headline about",
    Topic.LEFT_TO_YOU: "delete remove send change settings password", Topic.BEST_JOBS: "recommend gigs match",
    Topic.OUTCOMES: "chance chances winning losing success", Topic.MISSING_SKILLS: "course learn study training",
}  # fmt: skip
"""Words that are near a topic, and too vague to be it."""


def nearest(question: str) -> tuple[Topic, ...]:
    """Those with most of the question's words, the best first; none where it has no word of any."""
    asked = _stems(as_meant(question))
    found = [(len(asked & words), place, topic) for place, (topic, words) in enumerate(_words().items())]
    return tuple(topic for hits, _, topic in sorted(found, key=lambda one: (-one[0], one[1])) if hits)[:MOST]


@lru_cache(maxsize=1)
def _words() -> dict[Topic, frozenset[str]]:
    return {
        topic: _stems(f"{able.says} {re.sub('“.*”', '', able.example)} {KIN.get(topic, '')}")
        for topic, able in ABILITIES.items()
    }


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(
        word[:STEM] for word in words if len(word) >= SHORTEST and word not in PASSED_OVER | _PLAIN
    )


_PLAIN = frozenset({"many", "much", "stand", "each", "side", "show", "words", "title", "draft", "move", "until", "beside", "ones",
                    "change", "meaning", "life", "week", "month", "today", "answer", "left"})  # fmt: skip
