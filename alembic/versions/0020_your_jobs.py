"""Which jobs are somebody's own is said once, for whoever counts them."""

from alembic import op

from app.db.migrate import run_file

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    run_file(op.get_bind(), "your_jobs.v1")


def downgrade() -> None:
    run_file(op.get_bind(), "without_your_jobs.v1")
