"""A calendar that other programs read by a token, and planned calls that are found by their time."""

from alembic import op

from app.db.migrate import run_file

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    run_file(op.get_bind(), "calendar.v1")


def downgrade() -> None:
    """Addresses are made anew where they are wanted again; calls stay where they are."""
    run_file(op.get_bind(), "back_to_0008.v1")
