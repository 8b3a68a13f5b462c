"""What an earning cost and took, what currencies were worth on which day, and how one reckons."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0017"
down_revision = "0012"


def upgrade() -> None:
    run_file(op.get_bind(), "money.v1")


def downgrade() -> None:
    raise LosesData("Fees, hours and exchange rates have no place below: restore a backup instead.")
