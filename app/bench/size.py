"""How much is measured: everything in about four minutes, the same in small in three quarters of one."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    batch: int
    """Jobs of one call of `upsert_jobs_and_rankings`."""
    dump: int
    """Rows of the imported file; its team is the one whose feed is read."""
    distinct: int
    """Ads that are really read for scoring; they are repeated up to `scored`."""
    scored: int
    big_team: int
    """Jobs of one big team, for search; 0 leaves it out."""
    teams: int
    """Teams of the crowd, for the price of row-level security; 0 leaves it out."""
    jobs_each: tuple[int, ...]
    """Jobs of each of these teams: one crowd after the other."""
    rounds: int
    """How often what is quick is measured."""
    turns: int
    """How often what takes a second is tried; the quickest turn counts."""
    older_postgres: bool
    """Look at the plans of the older supported Postgres as well."""
    starts: int
    """How often the built app is started in a process of its own; 0 leaves it out."""
    drops: int
    """How many cards are dragged on a full board in a browser; 0 leaves it out."""


FULL = Size(
    batch=3_161, dump=10_000, distinct=10_000, scored=100_000, big_team=100_000, teams=200, jobs_each=(16, 500, 5_000),
    rounds=20, turns=3, older_postgres=True, starts=2, drops=60,
)  # fmt: skip
QUICK = Size(
    batch=3_161, dump=10_000, distinct=2_000, scored=10_000, big_team=0, teams=0, jobs_each=(),
    rounds=3, turns=2, older_postgres=False, starts=1, drops=20,
)  # fmt: skip
