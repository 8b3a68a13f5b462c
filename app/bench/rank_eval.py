"""`bidwell rank-eval`: how well the feed's own score orders labelled ads for a plain-text CV."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from app.bench.baselines import BASELINES
from app.bench.measures import MEASURES, Measured, measured
from app.domain.enums import Platform
from app.domain.errors import BadInput
from app.domain.plain_cv.read import read_cv
from app.domain.posting import JobPosting
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import prepare_jobs, score_prepared
from app.domain.skill_tags import tidy_tags
from app.llm.embeddings import embed
from app.sources.plain_text import read_line, read_text

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""Fixed, so that the same files give the same figures on any day."""

MARKUP = re.compile(r"<(?:html|body|p|br|div|li)\b[^>]*>", re.IGNORECASE)

NAMES = {"ours": "Bidwell", "bm25": "BM25", "tfidf": "TF-IDF cosine", "skill_count": "Skills counted"}

Figures = dict[str, dict[str, Measured]]


@dataclass(frozen=True)
class Labelled:
    """Ads, and for each whether the person would take it."""

    jobs: tuple[JobPosting, ...]
    labels: np.ndarray


def evaluate(ads: Path, profile: Path) -> tuple[int, Figures]:
    """The number of ads, and each measure of our order and of the baselines'. Raises BadInput."""
    labelled, cv = read_ads(ads), read_profile(profile)
    orders = {"ours": our_scores(labelled.jobs, read_cv(cv))}
    orders |= {name: baseline(labelled.jobs, cv) for name, baseline in BASELINES.items()}
    figures = {
        name: {what: measured(measure, scores, labelled.labels) for what, measure in MEASURES.items()}
        for name, scores in orders.items()
    }
    return len(labelled.jobs), figures


def our_scores(jobs: Sequence[JobPosting], profile: ProfileFacts) -> np.ndarray:
    """The score of the feed, for somebody who has said nothing about what they want."""
    prepared = prepare_jobs(jobs, embed)
    return score_prepared(prepared, profile, SearchWish(), now=NOW, embed=embed).score


def read_ads(path: Path) -> Labelled:
    """One JSON object a line; raises BadInput with the number of the line that cannot be used."""
    jobs, labels = [], []
    for number, line in enumerate(
        _read(path).split("\n"), 1
    ):  # other line ends may stand in an ad's own words
        if line.strip():
            job, label = _ad(line, f"Line {number} of {path.name}")
            jobs.append(job)
            labels.append(label)
    if not jobs:
        raise BadInput(f"{path.name} holds no ads.")
    if len(set(labels)) < 2:
        raise BadInput(
            f"All {len(labels)} ads of {path.name} are labelled {labels[0]}: an order needs both 0 and 1."
        )
    return Labelled(tuple(jobs), np.array(labels))


def read_profile(path: Path) -> str:
    text = _read(path)
    if not text.strip():
        raise BadInput(f"{path.name} is empty: it should be a CV in plain text.")
    return read_text(text)[0] if MARKUP.search(text) else text


def _ad(line: str, where: str) -> tuple[JobPosting, int]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{where} is not JSON.") from error
    if not isinstance(row, dict):
        raise BadInput(f"{where} is not an object with title, description and label.")
    title, text, skills = row.get("title") or "", row.get("description") or "", row.get("skills") or []
    if not (isinstance(title, str) and isinstance(text, str) and (title or text)):
        raise BadInput(f"{where} has neither a title nor a description in words.")
    if row.get("label") not in (0, 1):
        raise BadInput(f"{where} has no label of 0 or 1.")
    if not (isinstance(skills, list) and all(isinstance(name, str) for name in skills)):
        raise BadInput(f"{where} has skills that are not a list of names.")
    job = JobPosting(
        Platform.LINKEDIN, read_line(title), description=read_text(text)[0], skills=tidy_tags(skills)
    )
    return job, int(row["label"])


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is not text in UTF-8.") from error
    except OSError as error:
        raise BadInput(f"{path} cannot be read.") from error


def as_json(count: int, figures: Figures) -> dict[str, Any]:
    """Our figures, `interval` being that of the AUC, and the baselines' beside them."""
    ours = figures["ours"]
    return {
        "n": count,
        **_values(ours),
        "interval": _interval(ours["auc"]),
        "intervals": {what: _interval(one) for what, one in ours.items()},
        "baselines": {
            name: {**_values(some), "interval": _interval(some["auc"])}
            for name, some in figures.items()
            if name != "ours"
        },
    }


def print_figures(console: Console, count: int, figures: Figures) -> None:
    """A line for us and for each baseline."""
    table = Table(box=None, pad_edge=False)
    table.add_column(f"{count:,} ads")
    for what in ("ROC-AUC", "95 %", "Average precision", "nDCG"):
        table.add_column(what, justify="right")
    for name, some in figures.items():
        auc = some["auc"]
        table.add_row(
            NAMES[name], f"{auc.value:.3f}", f"{auc.low:.3f} to {auc.high:.3f}",
            f"{some['ap'].value:.3f}", f"{some['ndcg'].value:.3f}",
        )  # fmt: skip
    console.print(table)


def _values(some: dict[str, Measured]) -> dict[str, float]:
    return {what: round(one.value, 4) for what, one in some.items()}


def _interval(one: Measured) -> list[float]:
    return [round(one.low, 4), round(one.high, 4)]
