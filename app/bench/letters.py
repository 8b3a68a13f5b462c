"""What a letter without a model takes, beside tracing the finished text once, which has to be done in any case."""

from statistics import median

from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.scoring import NOW
from app.bench.size import Size
from app.bench.timing import timed
from app.db.session import team_session
from app.demo.generate import generated_postings
from app.domain.cover_letter import compose, trace
from app.domain.enums import LetterStyle
from app.domain.letters.compose import Letter
from app.domain.posting import JobPosting
from app.llm.nearness import nearness
from app.queries.facts import profile_facts, search_wish

LETTERS = 60


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """Milliseconds a letter, each of another ad, from the ad's bare text to the last source."""
    async with team_session(await ground.freelancer()) as db:
        profile, wish = await profile_facts(db), await search_wish(db)
    ads = list(generated_postings(min(size.distinct, LETTERS), 11, NOW))
    nearness(ads[0], profile)  # the model is loaded once
    letters: list[Letter] = []

    def write(ad: JobPosting) -> None:
        near = nearness(ad, profile)
        letters.append(
            compose(ad, profile, wish, style=LetterStyle.DIRECT, temperature=0.5, seed=3, near=near)
        )

    composed = [timed(lambda ad=ad: write(ad)).usual for ad in ads]  # type: ignore[misc]
    traced = [
        timed(lambda one=one, ad=ad: trace(one.text, profile, ad)).usual  # type: ignore[misc]
        for one, ad in zip(letters, ads, strict=True)
    ]
    return [
        Figure(
            f"compose a letter, median of {len(ads)} ads", median(composed) * 1000, "ms",
            "tracing it once", median(traced) * 1000,
        )
    ]  # fmt: skip
