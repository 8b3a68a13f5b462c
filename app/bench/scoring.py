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
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import (
    KeptFit,
    PreparedJobs,
    Ranking,
    explain,
    prepare_jobs,
    rank_again,
    rank_jobs,
    score_prepared,
)
from app.domain.scoring.deal import Deals
from app.domain.scoring.offers import Offers
from app.domain.scoring.place import Places
from app.domain.scoring.prepared import Entries, by_column
from app.llm.embeddings import embed
from app.queries.facts import profile_facts, search_wish

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
BEST = 100
ROUNDS = 5
SOME = 1_000
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
        _after_wishes(parts[0], profile, wish),
    ]  # fmt: skip


def _after_wishes(prepared: PreparedJobs, profile: ProfileFacts, wish: SearchWish) -> Figure:
    """A change of wishes alone, beside ranking the same ads from their texts."""
    jobs = prepared.jobs[:SOME]
    breakdowns = [one.breakdown() for one in rank_jobs(jobs, profile, wish, now=NOW, embed=embed)]
    kept = [KeptFit(*each, len(each[0].description)) for each in zip(jobs, breakdowns, strict=True)]
    whole = timed(lambda: rank_jobs(jobs, profile, wish, now=NOW, embed=embed), 3).usual
    again = timed(lambda: rank_again(kept, profile, wish, now=NOW), 3).usual
    return Figure(
        f"  {len(jobs):,} ads after other wishes", again, "s", "ranking them anew", whole, most_ratio=0.5
    )


def repeated(prepared: PreparedJobs, times: int) -> PreparedJobs:
    """The arrays of so many times as many ads."""
    size, offers = len(prepared), prepared.offers

    def again(one: Entries) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        offsets = np.repeat(np.arange(times) * size, len(one.jobs))
        return np.tile(one.jobs, times) + offsets, np.tile(one.columns, times), np.tile(one.weights, times)

    facts = {name.name: np.tile(getattr(offers.deals, name.name), times) for name in fields(Deals)}
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
        offers=Offers(
            Deals(**facts),
            np.tile(offers.trust, times),
            Places(
                np.tile(offers.places.countries, times),
                np.tile(offers.places.presence, times),
                offers.places.towns * times,
            ),
        ),
    )
