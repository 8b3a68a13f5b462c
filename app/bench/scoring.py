"""Scoring all jobs for one profile, with reasons for the best, beside the bare product of their vectors."""

from dataclasses import fields, replace
from datetime import UTC, datetime

import numpy as np

from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.size import Size
from app.bench.timing import timed
from app.db.session import team_session
from app.demo.generate import generated_postings
from app.domain.ranking import PreparedJobs, Ranking, explain, prepare_jobs, score_prepared
from app.domain.scoring.deal import Deals
from app.domain.scoring.place import Places
from app.domain.scoring.prepared import Entries, by_column
from app.llm.embeddings import embed
from app.queries.facts import profile_facts, search_wish

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
BEST = 100
ROUNDS = 5
ENOUGH = 100_000
"""Jobs from which on the fixed cost of a profile does not blur the ratio."""


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """Reading the ads is timed apart: it happens once, when they come in."""
    async with team_session(await ground.freelancer()) as db:
        profile, wish = await profile_facts(db), await search_wish(db)
    jobs = list(generated_postings(size.distinct, 11, NOW))
    embed(["the model is loaded once"])
    parts: list[PreparedJobs] = []
    reading = timed(lambda: parts.append(prepare_jobs(jobs, embed)))
    prepared = repeated(parts[0], size.scored // size.distinct)

    def rank_best() -> list[Ranking]:
        scores = score_prepared(prepared, profile, wish, now=NOW, embed=embed)
        best = np.argpartition(-scores.score, min(BEST, len(prepared) - 1))[:BEST]
        return explain(prepared, scores, wish, now=NOW, rows=best.tolist())

    person = score_prepared(prepared, profile, wish, now=NOW, embed=embed).person
    bare, scoring = [], []
    for _ in range(ROUNDS):  # by turns, so that both meet the same neighbours on the machine
        bare.append(timed(lambda: prepared.vectors @ person.rows.T).usual)
        scoring.append(timed(rank_best).usual)
    what = f"score {len(prepared):,} jobs, reasons for {BEST}"
    return [
        Figure(
            what, min(scoring), "s", "bare matrix product", min(bare),
            most_ratio=5 if len(prepared) >= ENOUGH else None, most=2,
            note=f"{size.distinct:,} ads, {len(prepared) // size.distinct} times",
        ),
        Figure("  reading an ad for it, once", reading.usual / size.distinct * 1000, "ms"),
    ]  # fmt: skip


def repeated(prepared: PreparedJobs, times: int) -> PreparedJobs:
    """The arrays of so many times as many ads."""
    size = len(prepared)

    def again(one: Entries) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        offsets = np.repeat(np.arange(times) * size, len(one.jobs))
        return np.tile(one.jobs, times) + offsets, np.tile(one.columns, times), np.tile(one.weights, times)

    facts = {name.name: np.tile(getattr(prepared.deals, name.name), times) for name in fields(Deals)}
    return replace(
        prepared,
        jobs=prepared.jobs * times,
        features=prepared.features * times,
        vectors=np.tile(prepared.vectors, (times, 1)),
        title_of=np.tile(prepared.title_of, times),
        levels=np.tile(prepared.levels, times),
        demands_of=np.tile(prepared.demands_of, times),
        asked=Entries(*again(prepared.asked)),
        asked_total=np.tile(prepared.asked_total, times),
        words=by_column(*again(prepared.words)),
        deals=Deals(**facts),
        trust=np.tile(prepared.trust, times),
        places=Places(
            np.tile(prepared.places.countries, times),
            np.tile(prepared.places.presence, times),
            prepared.places.towns * times,
        ),
    )
