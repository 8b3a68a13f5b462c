"""A team can be taken in and erased; notifications go out through channels."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    run_file(op.get_bind(), "ownership.v1")
    run_file(op.get_bind(), "notification_channels.v1")


def downgrade() -> None:
    raise LosesData("Channels of notifications have no place below: restore a backup instead.")
