"""Messages know their conversation, and open inboxes hear of what changes in them."""

from alembic import op

from app.db.migrate import run_file

revision = "0024"
down_revision = "0021"


def upgrade() -> None:
    run_file(op.get_bind(), "inbox.v1")


def downgrade() -> None:
    run_file(op.get_bind(), "back_to_0021.v1")
