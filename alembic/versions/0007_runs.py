"""Runs are queued and performed by workers, on a schedule too."""

from alembic import op

from app.db.migrate import run_file

revision = "0007"
down_revision = "0003"

FILES = ("queue.v1", "agent_runs.v2", "run_queue.v1", "schedules.v1")


def upgrade() -> None:
    for name in FILES:
        run_file(op.get_bind(), name)


def downgrade() -> None:
    raise RuntimeError("Runs are not taken out again: restore a backup instead.")
