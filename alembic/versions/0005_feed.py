"""The feed knows clients and reposts again, hides what is not wanted, and keeps searches that tell of new jobs."""

from alembic import op

from app.db.migrate import run_file

revision = "0005"
down_revision = "0003"


def upgrade() -> None:
    run_file(op.get_bind(), "feed.v1")


def downgrade() -> None:
    op.execute("drop function private.jobs_with_words(uuid, text[])")
    for table in ("search_hits", "saved_searches", "hidden_things", "job_marks"):
        op.execute(f"drop table private.{table}")
