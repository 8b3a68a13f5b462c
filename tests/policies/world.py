"""One row in every table for two teams, and the database as any of its people sees it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import psycopg

from app.domain.identity import Identity
from app.embedded.cluster import Cluster

ROWS: dict[str, str] = {
    "teams": "",  # made by the sign-up, as the next five
    "team_members": "",
    "team_settings": "",
    "profiles": "",
    "user_preferences": "",
    "user_agent_settings": "",
    "user_skills": "(user_id, name) values (%(user)s, 'React')",
    "user_experiences": "(user_id, title) values (%(user)s, 'Developer')",
    "user_educations": "(user_id, institution) values (%(user)s, 'A school')",
    "user_cv_files": "(user_id, file_name, storage_key, content_type, size_bytes, sha256)"
    " values (%(user)s, 'cv.pdf', 'k', 'application/pdf', 1, 'x')",
    "user_profile_snapshots": "(user_id, source) values (%(user)s, 'linkedin')",
    "agent_runs": "(id, user_id, agent_type, trigger) values (%(run)s, %(user)s, 'job_search', 'a test')",
    "agent_run_steps": "(agent_run_id, step_name) values (%(run)s, 'fetch')",
    "jobs": "(id, platform, title, canonical_hash) values (%(job)s, 'upwork', 'A job', 'h')",
    "job_sources": "(job_id, source, platform, payload_hash) values (%(job)s, 'file', 'upwork', 'h')",
    "job_rankings": "(job_id, agent_run_id, score) values (%(job)s, %(run)s, 70)",
    "applications": "(id, job_id, user_id) values (%(application)s, %(job)s, %(user)s)",
    "cover_letters": "(job_id, user_id, content) values (%(job)s, %(user)s, 'Hello.')",
    "apply_sessions": "(job_id, application_id, user_id, token_hash, expires_at)"
    " values (%(job)s, %(application)s, %(user)s, sha256(%(job)s::text::bytea), now())",
    "messages": "(id, user_id, application_id, direction)"
    " values (%(message)s, %(user)s, %(application)s, 'inbound')",
    "feedback": "(application_id, message_id) values (%(application)s, %(message)s)",
    "interview_sessions": "(user_id, job_id, application_id) values (%(user)s, %(job)s, %(application)s)",
    "earnings": "(user_id, job_id, application_id, amount, occurred_at)"
    " values (%(user)s, %(job)s, %(application)s, 100, now())",
    "embeddings": "(model, entity_type, entity_id, dims, embedding) values ('m', 'job', %(job)s, 2, '[1,0]')",
    "events": "(event_type, entity_type, actor_user_id, agent_run_id)"
    " values ('job_saved', 'job', %(user)s, %(run)s)",
    "notifications": "(id, user_id, type) values (%(notification)s, %(user)s, 'a notice')",
    "usage_counters": "(day, metric, count) values (current_date, 'letters', 1)",
    "private.uploads": "(user_id, purpose, file_name, path, size_bytes) values (%(user)s, 'jobs', 'f', 'p', 1)",
    "private.job_marks": "(job_id, client_key) values (%(job)s, 'c')",
    "private.hidden_things": "(user_id, kind, value, label) values (%(user)s, 'word', 'crypto', 'crypto')",
    "private.saved_searches": "(id, user_id, name) values (%(search)s, %(user)s, 'A search')",
    "private.search_hits": "(search_id, job_id, user_id) values (%(search)s, %(job)s, %(user)s)",
    "private.schedules": "(user_id, agent_type, next_at) values (%(user)s, 'job_search', now())",
    "private.source_marks": "(user_id, kind, place) values (%(user)s, 'feed', 'somewhere')",
    "private.team_models": "(provider, model, base_url) values ('own', 'm', 'http://localhost:1')",
    "private.calendar_feeds": "(user_id, token_hash) values (%(user)s, repeat('0', 32) || replace(%(user)s::text, '-', ''))",
    "private.team_invitations": "(role, invited_by, expires_at, token_hash) values ('member', %(user)s, now(),"
    " repeat('0', 32) || replace(%(user)s::text, '-', ''))",
    "private.saved_batches": "(batch_hash, answer) values (%(job)s, '{}')",
    "private.bid_entries": "(user_id, application_id, kind, amount) values (%(user)s, %(application)s, 'bid', 12)",
    "private.exchange_rates": "(user_id, currency, into_currency, day, rate)"
    " values (%(user)s, 'EUR', 'USD', date '2020-01-01' + abs(hashtext(%(user)s::text)) %% 3000, 1.1)",
    "private.reckonings": "(user_id) values (%(user)s)",
    "private.notification_channels": "(id, user_id, kind, types) values (%(channel)s, %(user)s, 'app', '{job_search}')",
    "private.deliveries": "(user_id, notification_id, channel_id, message_id, status)"
    " values (%(user)s, %(notification)s, %(channel)s, %(channel)s, 'sent')",
    "private.browser_sessions": "(sid_hash, user_id, access_token, refresh_token, expires_at)"
    " values (%(user)s::text, %(user)s, 'a', 'r', now())",
}
"""Table by table, parents first: a new table without a line here fails the census."""

ONE_OF_EACH = ("run", "job", "application", "message", "search", "notification", "channel")


def insert_of(table: str) -> str:
    columns, values = ROWS[table].split(" values (", 1)
    return f"insert into {qualified(table)} (team_id, {columns[1:]} values (%(team)s, {values}"


def qualified(table: str) -> str:
    return table if "." in table else f"public.{table}"


def ids_for(person: Identity) -> dict[str, UUID]:
    """The names that ROWS uses; the same ids for the same team every time."""
    ids = {name: UUID(int=person.team_id.int ^ number) for number, name in enumerate(ONE_OF_EACH, 1)}
    return {"team": person.team_id, "user": person.user_id, **ids}


def fill(cluster: Cluster, person: Identity) -> None:
    """One row of everything that this database knows in this person's team."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        for table, row in ROWS.items():
            known = db.execute("select to_regclass(%s)", [qualified(table)]).fetchone()
            if row and known != (None,):
                db.execute(insert_of(table).encode(), ids_for(person))


@dataclass(frozen=True)
class View:
    """The database through somebody's eyes; every probe is rolled back."""

    db: psycopg.Connection[tuple[Any, ...]]

    def count(self, statement: str, values: dict[str, Any] | None = None) -> int:
        """How many rows a statement touched, or showed."""
        try:
            return self.db.execute(statement.encode(), values).rowcount
        finally:
            self.db.execute("rollback to probe")

    def refusal(self, statement: str, values: dict[str, Any] | None = None) -> str:
        """The SQLSTATE of the refusal, or 'none' when it went through."""
        try:
            self.db.execute(statement.encode(), values)
        except psycopg.Error as error:
            return error.sqlstate or "?"
        finally:
            self.db.execute("rollback to probe")
        return "none"


@contextmanager
def seen_by(
    cluster: Cluster, claims: dict[str, Any], *, role: str = "authenticated", team: UUID | None = None
) -> Iterator[View]:
    """Log in as the app does and become whoever the claims say."""
    with psycopg.connect(cluster.dsn_app) as db:
        db.execute(
            "select set_config('role', %s, true), set_config('request.jwt.claims', %s, true),"
            " set_config('bidwell.team_id', %s, true)",
            [role, json.dumps(claims), str(team or "")],
        )
        db.execute("savepoint probe")
        yield View(db)
        db.rollback()


@contextmanager
def seen_by_person(cluster: Cluster, person: Identity) -> Iterator[View]:
    with seen_by(cluster, json.loads(person.claims_json()), team=person.team_id) as view:
        yield view
