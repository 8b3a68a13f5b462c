"""Invitations: the way into a team for somebody who is not in it yet."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    run_file(op.get_bind(), "invitations.v1")


def downgrade() -> None:
    raise LosesData("Invitations have no place below: restore a backup instead.")
