"""A search shows first what holds every word, and half of the words only where the meaning is near too."""

from alembic import op

from app.db.migrate import run_file

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    run_file(op.get_bind(), "find_jobs.v3")


def downgrade() -> None:
    run_file(op.get_bind(), "back_to_0020.v1")
