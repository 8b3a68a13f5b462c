"""The feed knows clients and reposts again, hides what is not wanted, and keeps searches that tell of new jobs."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    run_file(op.get_bind(), "feed.v1")


def downgrade() -> None:
    raise LosesData("Saved searches and hide lists have no place below: restore a backup instead.")
