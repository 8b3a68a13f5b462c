"""What a job's words say, read once: the skills it asks for, how central each is, and the text to embed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.domain.posting import JobPosting
from app.domain.scoring.types import Embed
from app.domain.skills import canonical, find_skills, rarity

TITLE, TAG, TEXT, OPTIONAL = 1.0, 0.8, 0.45, 0.2
"""How central a skill is to the job, by where the ad names it."""

GIST_WORDS = 220

NICE_TO_HAVE = re.compile(
    r"nice[- ]to[- ]have|bonus|(?:is|are|be|a|big|huge|definite) plus\b|pluses|preferred but|optional|desirable|advantage",
    re.IGNORECASE,
)

WORD = re.compile(r"[^\W_][\w+#.'’-]*[\w+#]|[^\W_]")

EXACT = 2048
"""Vectors are rounded to this grid, so that dot products are exact and a score does not depend on its batch."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an ad names a skill: in "title", "tags" or "text"."""

    name: str
    place: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class JobFeatures:
    """What is kept of one ad for ranking: nothing here depends on who looks at it."""

    mentions: tuple[Mention, ...]
    centrality: dict[str, float]
    gist: str


@dataclass(frozen=True, slots=True)
class PreparedJobs:
    """Jobs with everything that does not depend on the person, so that ranking again rescans no text."""

    jobs: tuple[JobPosting, ...]
    features: tuple[JobFeatures, ...]
    vectors: np.ndarray
    skills: tuple[str, ...]
    asked_job: np.ndarray
    asked_skill: np.ndarray
    asked_weight: np.ndarray

    def __len__(self) -> int:
        return len(self.jobs)


def prepare_jobs(jobs: Sequence[JobPosting], embed: Embed, vectors: np.ndarray | None = None) -> PreparedJobs:
    """Read the ads once. `vectors` may bring embeddings of `gist(job)` that were stored before."""
    features = tuple(read_features(job) for job in jobs)
    if vectors is None:
        vectors = embed([f.gist for f in features])
    return assemble(tuple(jobs), features, vectors)


def assemble(
    jobs: tuple[JobPosting, ...], features: tuple[JobFeatures, ...], vectors: np.ndarray
) -> PreparedJobs:
    """Features of single ads as arrays over all of them."""
    places: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    weights: list[float] = []
    for row, feature in enumerate(features):
        for name, central in feature.centrality.items():
            rows.append(row)
            columns.append(places.setdefault(name, len(places)))
            weights.append(central * rarity(name))
    return PreparedJobs(
        jobs=jobs,
        features=features,
        vectors=exact(np.asarray(vectors, dtype=np.float32).reshape(len(jobs), -1)),
        skills=tuple(places),
        asked_job=np.array(rows, dtype=np.int64),
        asked_skill=np.array(columns, dtype=np.int64),
        asked_weight=np.array(weights, dtype=np.float64),
    )


def gist(job: JobPosting) -> str:
    """The text of a job that is embedded."""
    return read_features(job).gist


def exact(vectors: np.ndarray) -> np.ndarray:
    return np.round(vectors * EXACT) / np.float32(EXACT)


def read_features(job: JobPosting) -> JobFeatures:
    mentions = [Mention(span.name, "title", span.start, span.end) for span in find_skills(job.title)]
    mentions += [Mention(canonical(tag), "tags", 0, len(tag)) for tag in job.skills if tag.strip()]
    centrality: dict[str, float] = {}
    for mention in mentions:
        central = TITLE if mention.place == "title" else TAG
        centrality[mention.name] = max(central, centrality.get(mention.name, 0.0))
    found = find_skills(job.description)
    for span in found:
        central = OPTIONAL if _is_optional(job.description, span.start, span.end) else TEXT
        centrality[span.name] = max(central, centrality.get(span.name, 0.0))
    mentions += [Mention(span.name, "text", span.start, span.end) for span in found]
    return JobFeatures(tuple(mentions), centrality, _gist(job, mentions))


def _is_optional(text: str, start: int, end: int) -> bool:
    """Whether the line that names the skill calls it a bonus."""
    line_start = max(text.rfind("\n", 0, start), start - 160) + 1
    line_end = text.find("\n", end, end + 160)
    return NICE_TO_HAVE.search(text, line_start, line_end if line_end > 0 else end + 160) is not None


def _gist(job: JobPosting, mentions: Sequence[Mention]) -> str:
    """Title twice, skills once by their canonical names, then the opening of the text without repeated skills.

    So a synonym of a skill that the ad names anyway changes nothing.
    """
    names = dict.fromkeys(m.name for m in mentions)
    rest, last = [], 0
    for mention in mentions:
        if mention.place == "text":
            rest.append(job.description[last : mention.start])
            last = mention.end
        if last > 2400:
            break
    rest.append(job.description[last : last + 2400])
    words = WORD.findall(" ".join(rest))[:GIST_WORDS]
    return " ".join([*WORD.findall(job.title) * 2, *names, *words]).lower()
