"""The ad's own words behind a part, short, with the places to mark in them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.posting import JobPosting
from app.domain.scoring.features import JobFeatures
from app.domain.skills import SkillSpan

LENGTH = 200

LEAD = 50
"""How much of the ad is quoted before the first marked word, at most."""


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    marks: tuple[tuple[int, int], ...] = ()


NO_QUOTE = Quote("")


def skills_quote(job: JobPosting, feature: JobFeatures, names: Collection[str]) -> Quote:
    """The stretch of the text that names most of these skills, else the title, else the tags."""
    found = [span for span in feature.text_spans if span.name in names]
    if found:
        return _around(job.description, _densest(found))
    if any(span.name in names for span in feature.title_spans):
        return title_quote(job, feature, names)
    return Quote(", ".join(job.skills)[:LENGTH])


def title_quote(job: JobPosting, feature: JobFeatures, names: Collection[str] | None = None) -> Quote:
    """The title, with its skills marked."""
    marks = [(s.start, s.end) for s in feature.title_spans if names is None or s.name in names]
    return Quote(job.title, tuple(marks))


def _densest(spans: Sequence[SkillSpan]) -> Sequence[SkillSpan]:
    """The neighbours, within the length of a quote, that name most."""
    best, first = spans[:1], 0
    for last in range(len(spans)):
        while spans[last].end - spans[first].start > LENGTH - LEAD:
            first += 1
        if last + 1 - first > len(best):
            best = spans[first : last + 1]
    return best


def _around(text: str, spans: Sequence[SkillSpan]) -> Quote:
    """From the start of a line or word before the first to the end of a line or word after the last."""
    reach = max(0, spans[0].start - LEAD)
    line = text.rfind("\n", reach, spans[0].start)
    start = line + 1 if line >= 0 else (reach and text.find(" ", reach, spans[0].start) + 1) or reach
    limit = min(len(text), max(start + LENGTH, spans[-1].end))
    line_end = text.find("\n", spans[-1].end, limit)
    if line_end >= 0:
        end = line_end
    else:
        end = limit if limit == len(text) else max(text.rfind(" ", spans[-1].end, limit), spans[-1].end)
    return Quote(text[start:end], tuple((s.start - start, s.end - start) for s in spans))
