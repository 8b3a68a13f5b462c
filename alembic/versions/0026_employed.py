"""The feed can leave out jobs on a payroll."""

from alembic import op

from app.db.migrate import run_file

revision = "0026"
down_revision = "0024"


def upgrade() -> None:
    run_file(op.get_bind(), "feed.v3")


def downgrade() -> None:
    run_file(op.get_bind(), "back_to_0024.v1")
