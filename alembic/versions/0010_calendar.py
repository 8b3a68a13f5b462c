"""A calendar that other programs read by a token, and planned calls that are found by their time."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    run_file(op.get_bind(), "calendar.v1")


def downgrade() -> None:
    raise LosesData("Addresses of calendars have no place below: restore a backup instead.")
