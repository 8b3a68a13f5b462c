"""The whole schema of the spec: tables, isolation, rules and procedures."""

from alembic import op

from app.db.migrate import LosesData, run_file

revision = "0001"
down_revision = None

FILES = (
    "foundation.v1",
    "teams.v1",
    "profiles.v1",
    "agent_runs.v1",
    "jobs.v1",
    "applications.v1",
    "activity.v1",
    "team_isolation.v1",
    "closed_tables.v1",
    "timestamps.v1",
    "pipeline_guard.v1",
    "run_states.v1",
    "completeness.v1",
    "sign_up.v1",
    "notify.v1",
    "usage.v1",
    "search_jobs.v1",
    "job_items.v1",
    "job_lookups.v1",
    "upsert_jobs_and_rankings.v1",
)


def upgrade() -> None:
    for name in FILES:
        run_file(op.get_bind(), name)


def downgrade() -> None:
    raise LosesData("Below the first revision there is nothing: drop the database instead.")
