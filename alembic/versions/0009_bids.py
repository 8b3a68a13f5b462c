"""The ledger of bids, and one open apply link for an application at a time."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    run_file(op.get_bind(), "bids.v1")


def downgrade() -> None:
    raise LosesData("What was spent on bids has no place below: restore a backup instead.")
