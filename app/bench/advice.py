"""What advice costs: every edit is tried by scoring all jobs again, beside scoring them once."""

from dataclasses import replace

from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.scoring import NOW
from app.bench.size import Size
from app.bench.timing import timed
from app.db.session import team_session
from app.demo.generate import generated_postings
from app.domain.coach import Coach
from app.domain.coach import Ground as Trial
from app.domain.evidence import proofs_of
from app.domain.ranking import BASE, prepare_jobs
from app.llm.embeddings import embed
from app.queries.facts import profile_facts, search_wish

LISTED = 3
"""So many of the sample freelancer's skills are listed, so that the others are there to be advised."""


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """All trials of one search for advice; reading the jobs is left out, it is kept from search to search."""
    async with team_session(await ground.freelancer()) as db:
        profile, wish = await profile_facts(db), await search_wish(db)
    profile = replace(profile, skills=profile.skills[:LISTED])
    prepared = prepare_jobs(list(generated_postings(size.distinct, 11, NOW)), embed)
    trial, proofs = Trial(prepared, profile, wish, BASE, NOW, embed), proofs_of(profile)
    tried = [0]

    def advise() -> None:
        Coach(trial, proofs, on_trial=lambda done, of: tried.__setitem__(0, done)).advise()

    trial.scores()
    whole, once = timed(advise), timed(trial.scores)
    return [
        Figure(
            f"advice on {len(prepared):,} jobs, {tried[0]} edits tried", whole.usual, "s",
            "scoring once an edit", once.usual * (tried[0] + 1), most_ratio=2,
        ),
    ]  # fmt: skip
