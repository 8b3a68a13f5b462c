"""The feed knows ads that are the same one, carries their warnings, and leaves out alike wherever it counts."""

from alembic import op

from app.db.migrate import run_file

revision = "0012"
down_revision = "0010"


def upgrade() -> None:
    run_file(op.get_bind(), "feed.v2")


def downgrade() -> None:
    run_file(op.get_bind(), "back_to_0010.v1")
