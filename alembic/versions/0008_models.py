"""The language model of a team, and what it may cost."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0008"
down_revision = "0007"

FILES = ("team_models.v1",)


def upgrade() -> None:
    for name in FILES:
        run_file(op.get_bind(), name)


def downgrade() -> None:
    raise LosesData("A team's model settings are not taken out again: restore a backup instead.")
