"""Which tables an export holds, parents first, and what never leaves: a new table must be named here."""

TABLES = (
    "public.teams", "public.team_members", "public.team_settings", "public.profiles", "public.user_preferences",
    "public.user_agent_settings", "public.user_skills", "public.user_experiences", "public.user_educations",
    "public.user_cv_files", "public.user_profile_snapshots", "public.agent_runs", "public.agent_run_steps",
    "public.jobs", "public.job_sources", "public.job_rankings", "public.applications", "public.cover_letters",
    "public.apply_sessions", "public.messages", "public.feedback", "public.interview_sessions", "public.earnings",
    "public.embeddings", "public.events", "public.notifications", "public.usage_counters", "private.job_marks",
    "private.hidden_things", "private.saved_searches", "private.search_hits", "private.schedules",
    "private.source_marks", "private.team_models", "private.saved_batches", "private.bid_entries",
    "private.notification_channels", "private.deliveries", "private.exchange_rates", "private.reckonings",
)  # fmt: skip

LEFT_OUT = {
    "private.browser_sessions": "sign-ins of browsers",
    "private.calendar_feeds": "secret addresses of calendars; share the calendar anew",
    "private.team_invitations": "open invitations; make new ones",
    "private.uploads": "files that wait to be read, for a day at most",
}
"""Tables of which nothing is exported, and why."""

SECRETS = {
    "private.team_models": {"sealed_key": "null"},
    "public.apply_sessions": {
        "token_hash": "sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)"
    },
    "private.notification_channels": {"sealed_secret": "null"},
}
"""Columns that are never exported, and what stands in their place when the team is taken in again."""

MADE_BY_SIGN_UP = frozenset(
    {
        "public.teams", "public.team_members", "public.team_settings", "public.profiles",
        "public.user_preferences", "public.user_agent_settings",
    }
)  # fmt: skip
"""An empty team has rows in these already."""

OF_THE_SERVER = ("email", "plan", "plan_ends_at")
"""Of a profile: what a file cannot say about the person who takes it in."""


def member_of(table: str, kind: str) -> str:
    """The name of a table's file in the archive."""
    return f"{kind}/{table.removeprefix('public.').removeprefix('private.')}.{kind}"
