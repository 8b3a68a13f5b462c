"""Search by words and by meaning; vectors go with what they are of; every change leaves an event."""

from alembic import op

from app.db.migrate import run_file

revision = "0003"
down_revision = "0001"

FILES = ("embeddings.v2", "search_jobs.v2", "events.v2")


def upgrade() -> None:
    for name in FILES:
        run_file(op.get_bind(), name)


def downgrade() -> None:
    raise RuntimeError("Events that were written since would lose their meaning: restore a backup instead.")
