"""What one ad says, read once: its skills and how central each is, its telling words, its level."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.enums import Seniority
from app.domain.letters.machine import blanked
from app.domain.letters.to_applicants import asked_of_work
from app.domain.posting import JobPosting
from app.domain.scoring.boilerplate import without_boilerplate
from app.domain.scoring.demands import Demand, demands_of
from app.domain.scoring.level import level_in
from app.domain.scoring.tokens import telling_words, telling_words_of_name
from app.domain.skills import SkillSpan, find_skills, tag_skills, trade_of

TITLE, TAG, TEXT, OPTIONAL = 3.0, 1.0, 0.45, 0.2
"""How central a skill is to the job, by where the ad names it."""

SUBJECT = 1.0
"""The same for what a title is about rather than asks for."""

SUBJECT_WORD = re.compile(r"\b(?:for|in|about|on|at|from)\b", re.IGNORECASE)

NAME_COUNT, TITLE_COUNT = 2, 3
"""How often a word of a skill's name, and of the title, counts among the ad's words."""

GIST_WORDS = 90
"""Words of the description that go into its vector: what comes later is mostly about the company."""

BONUS = (
    "nice to have", "nice-to-have", "bonus", "a plus", "big plus", "huge plus", "strong plus",
    "definite plus", "pluses", "preferred but", "optional", "desirable", "advantage",
)  # fmt: skip
"""Words by which an ad says that it can do without."""

LINE_REACH = 160
"""How far such a line reaches before and after, where a text has few line ends."""


@dataclass(frozen=True, slots=True)
class JobFeatures:
    """What is kept of one ad to word its ranking. Nothing here depends on who looks at it."""

    title_spans: tuple[SkillSpan, ...]
    text_spans: tuple[SkillSpan, ...]
    centrality: dict[str, float]
    level: Seniority | None
    level_quote: str
    demands: tuple[Demand, ...]


@dataclass(frozen=True, slots=True)
class AdWords:
    """An ad's words on their way into arrays: counted for overlap, and joined for its vector."""

    counts: dict[str, int]
    gist: str


def read_ad(job: JobPosting) -> tuple[JobFeatures, AdWords]:
    """Scan an ad. A skill counts once however often and by whatever synonyms the ad names it.

    What the ad says to machines counts for nothing, nor what it says of its company, its benefits and the law.
    """
    job = replace(job, description=without_boilerplate(blanked(job.description)))
    in_title = find_skills(job.title, title=True)
    in_text = asked_of_work(job.description, find_skills(job.description))
    centrality = _centrality(job, in_title, in_text)
    level, quote = (job.seniority, "") if job.seniority else level_in(job.title, job.description)
    demands = demands_of(job, in_title, in_text)
    features = JobFeatures(tuple(in_title), tuple(in_text), centrality, level, quote, demands)
    return features, _words(job, centrality, in_text)


def _words(job: JobPosting, centrality: dict[str, float], in_text: Sequence[SkillSpan]) -> AdWords:
    """Title, skills by their canonical names, then the rest of the text."""
    title = telling_words(job.title)
    rest = telling_words(_without(job.description, in_text))
    counts = Counter(rest)
    counts.update(title * TITLE_COUNT)
    counts.update([word for name in centrality for word in telling_words_of_name(name)] * NAME_COUNT)
    return AdWords(dict(counts), " ".join([*title, *map(str.lower, centrality), *rest[:GIST_WORDS]]))


def _centrality(
    job: JobPosting, in_title: Sequence[SkillSpan], in_text: Sequence[SkillSpan]
) -> dict[str, float]:
    central = _in_title(job.title, in_title)
    for tag in job.skills:
        for name in tag_skills(tag):
            central[name] = max(TAG, central.get(name, 0.0))
    bonus = _bonus_lines(job.description)
    for span in in_text:
        if central.get(span.name, 0.0) < TEXT:
            weight = OPTIONAL if any(start <= span.start < end for start, end in bonus) else TEXT
            central[span.name] = max(weight, central.get(span.name, 0.0))
    return central


def _in_title(title: str, spans: Sequence[SkillSpan]) -> dict[str, float]:
    """What the title asks for; another trade after "for" is only its subject: bookkeeping for a law firm."""
    central: dict[str, float] = {}
    trades: set[str] = set()
    subject = False
    for before, span in zip((None, *spans), spans, strict=False):
        subject = subject or bool(before and SUBJECT_WORD.search(title, before.end, span.start))
        trade = trade_of(span.name)
        is_subject = subject and trade not in trades
        central[span.name] = max(SUBJECT if is_subject else TITLE, central.get(span.name, 0.0))
        if not is_subject:
            trades.add(trade)
    return central


def _bonus_lines(text: str) -> list[tuple[int, int]]:
    """Where the text calls what it names a bonus: the line around such words, within reach."""
    lower = text.lower()
    lines = []
    for words in BONUS:
        place = lower.find(words)
        while place >= 0:
            start = max(text.rfind("\n", 0, place) + 1, place - LINE_REACH)
            end = text.find("\n", place, place + LINE_REACH)
            lines.append((start, end if end >= 0 else place + LINE_REACH))
            place = lower.find(words, place + 1)
    return lines


def _without(text: str, spans: Sequence[SkillSpan]) -> str:
    """The text without the skills it names: those are counted by their canonical names."""
    kept, last = [], 0
    for span in spans:
        kept.append(text[last : span.start])
        last = span.end
    return " ".join([*kept, text[last:]])
