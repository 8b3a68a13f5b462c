"""Search by words and by meaning; vectors go with what they are of; every change leaves an event."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0003"
down_revision = "0002"

FILES = ("embeddings.v2", "search_jobs.v2", "events.v2")


def upgrade() -> None:
    for name in FILES:
        run_file(op.get_bind(), name)


def downgrade() -> None:
    """Nothing is lost: vectors and events stay where they are."""
    run_file(op.get_bind(), "back_to_0002.v1")
    run_file(op.get_bind(), "search_jobs.v1")
