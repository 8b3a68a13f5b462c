"""The whole dashboard of somebody with ten thousand applications, beside reading these applications plainly."""

from functools import partial
from pathlib import Path

import psycopg
from sqlalchemy import text

from app.bench.figure import Figure
from app.bench.ground import Ground
from app.bench.size import Size
from app.bench.timing import timed_in_turn
from app.clock import utc_now
from app.db.session import service_session, team_session
from app.domain.identity import Identity
from app.queries.dashboard import dashboard_basis
from app.queries.dashboard_page import dashboard_page

FILL = Path(__file__).parent / "sql" / "fill_dashboard.sql"
APPLICATIONS = 10_000
MOST_SECONDS = 0.2
PLAIN = text(
    "select a.id, a.job_id, j.title, j.platform, j.category, a.status, a.applied_at, a.created_at, a.previous_status"
    " from applications a join jobs j on j.id = a.job_id where a.team_id = :team and a.user_id = :person"
)


async def measure(ground: Ground, size: Size) -> list[Figure]:
    """The period that is shown at first, which has to be quick, and all time: figures and words, as the page gets them."""
    person = await ground.freelancer()
    _fill(ground, person)
    figures = []
    for period, words, most in (("90", "90 days", MOST_SECONDS), ("all", "all time", None)):
        seen = await timed_in_turn([partial(_page, person, period)], size.rounds)
        bare = await timed_in_turn([partial(_plain, person)], size.rounds)
        figures.append(
            Figure(
                f"dashboard of {APPLICATIONS:,} applications, {words}", seen.usual, "s", "these rows read plainly, RLS off",
                bare.usual, most=most, note=f"p95 {seen.p95 * 1000:.0f} ms",
            )
        )  # fmt: skip
    return figures


async def _page(person: Identity, period: str) -> None:
    async with team_session(person) as db:
        basis = await dashboard_basis(db, period, now=utc_now())
    dashboard_page(basis)


async def _plain(person: Identity) -> None:
    async with service_session("a floor to compare with") as db:
        (await db.execute(PLAIN, {"team": person.team_id, "person": person.user_id})).all()


def _fill(ground: Ground, person: Identity) -> None:
    values = {"team": person.team_id, "person": person.user_id, "count": APPLICATIONS}
    with psycopg.connect(ground.cluster.dsn_superuser, autocommit=True) as db:
        for statement in FILL.read_bytes().split(b";\n"):
            db.execute(statement, values if b"%(" in statement else None)
