"""What the proofs asked for: ended tokens, finite numbers, members, and nothing given by default."""

from alembic import op

from app.db.migrate import restore_function, run_file

revision = "0002"
down_revision = "0001"

FILES = (
    "asking.v2",
    "finite_numbers.v1",
    "completeness.v2",
    "usage.v2",
    "saved_batches.v1",
    "upsert_jobs_and_rankings.v2",
    "members.v1",
    "closed_doors.v1",
)
REPLACED = (
    ("teams.v1", "private.team_ids_with_role"),
    ("teams.v1", "private.require_member"),
    ("usage.v1", "private.team_day"),
    ("usage.v1", "private.reserve_usage"),
    ("upsert_jobs_and_rankings.v1", "public.upsert_jobs_and_rankings"),
)


def upgrade() -> None:
    for name in FILES:
        run_file(op.get_bind(), name)


def downgrade() -> None:
    """Nothing is lost: rules go, rows stay. What was not given by default is not given again."""
    for name, function in REPLACED:
        restore_function(op.get_bind(), name, function)
    run_file(op.get_bind(), "back_to_0001.v1")
