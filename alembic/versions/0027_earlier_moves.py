"""Several moves of one card can be taken back, one after the other."""

from alembic import op

from app.db.migrate import run_file

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    run_file(op.get_bind(), "pipeline_guard.v2")


def downgrade() -> None:
    run_file(op.get_bind(), "back_to_0026.v1")
