"""A team with a past, written past every rule: two members, another team, several currencies, moves taken back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from tests.builders import MONDAY

NOW = MONDAY + timedelta(days=40)
NICHES = ("Web Development", "Data Engineering", "")
ENDS = (
    "shortlisted", "ready_to_apply", "applied", "applied", "in_conversation", "interviewing", "won", "won", "lost", "archived",
    "archived", "archived",
)  # fmt: skip
WAY = ("shortlisted", "ready_to_apply", "applied", "in_conversation", "interviewing")
STYLES = ("direct", "warm", None)
ONE_ZONE = "America/New_York"


@dataclass(frozen=True)
class Past:
    """Fills the tables without triggers, so that every moment is as it is said."""

    db: psycopg.Connection[Any]
    rng: Random

    def one(self, statement: str, *values: Any) -> Any:
        row = self.db.execute(statement.encode(), values).fetchone()
        return row[0] if row else None

    def application(self, person: Identity, number: int) -> None:
        status = self.rng.choice(ENDS)
        began = NOW - timedelta(days=self.rng.randrange(0, 200), hours=self.rng.randrange(24))
        job = self.one(
            "insert into jobs (team_id, platform, title, canonical_hash, category) values (%s, %s, %s, %s, %s) returning id",
            person.team_id, self.rng.choice(("upwork", "upwork", "linkedin")), f"Job {number}", f"{person.user_id}{number}",
            self.rng.choice(NICHES),
        )  # fmt: skip
        steps = self.steps(status)
        moments = [began + timedelta(hours=13 * at) for at in range(len(steps))]
        previous = steps[-2] if len(steps) > 1 else None
        sent = moments[2] if len(steps) > 2 else None
        due = NOW - timedelta(days=1) if number % 5 == 0 else None
        removed = NOW if number % 11 == 0 else None
        application = self.one(
            "insert into applications (team_id, job_id, user_id, status, applied_at, created_at, previous_status, removed_at,"
            " next_follow_up_at, stage_entered_at) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) returning id",
            person.team_id, job, person.user_id, status, sent, began, previous, removed, due, moments[-1],
        )  # fmt: skip
        self.events(person, application, steps, moments, undo=number % 4 == 0)
        if sent:
            self.sent(person, application, job, sent, number)
        if status == "won" and number % 3:
            self.earning(person, sent or began, application)

    def steps(self, status: str) -> list[str]:
        if status in WAY:
            return list(WAY[: WAY.index(status) + 1])
        if status == "archived":
            return [*WAY[: self.rng.choice((3, 4))], status]
        return [*WAY, status]

    def events(
        self, person: Identity, application: UUID, steps: list[str], moments: list[datetime], *, undo: bool
    ) -> None:
        for n, (step, at) in enumerate(zip(steps, moments, strict=True)):
            self.event(person, application, "application_moved" if n else "application_shortlisted", step, at)
            if undo and n == 1:
                self.event(person, application, "application_moved", "applied", at + timedelta(hours=1))
                self.event(person, application, "application_move_undone", step, at + timedelta(hours=2))

    def event(self, person: Identity, application: UUID, kind: str, to: str, at: datetime) -> None:
        self.db.execute(
            b"insert into events (team_id, actor_user_id, event_type, entity_type, entity_id, payload, created_at)"
            b" values (%s, %s, %s, 'application', %s, %s, %s)",
            [person.team_id, person.user_id, kind, application, Jsonb({"to": to}), at],
        )

    def sent(self, person: Identity, application: UUID, job: UUID, sent: datetime, number: int) -> None:
        style = self.rng.choice(STYLES)
        for version, (each, at) in enumerate(((style, -1), ("technical", 30)), 1):
            if style:
                self.db.execute(
                    b"insert into cover_letters (team_id, job_id, user_id, version, style, content, created_at)"
                    b" values (%s, %s, %s, %s, %s, 'Dear client', %s)",
                    [person.team_id, job, person.user_id, version, each, sent + timedelta(hours=at)],
                )
        for kind, amount, gone in (
            ("bid", 12, False),
            ("boost", number, False),
            ("returned", 4, False),
            ("bid", 99, True),
        ):
            if amount:
                self.db.execute(
                    b"insert into private.bid_entries (team_id, user_id, application_id, kind, amount, taken_back_at)"
                    b" values (%s, %s, %s, %s, %s, %s)",
                    [person.team_id, person.user_id, application, kind, amount, NOW if gone else None],
                )

    def earning(self, person: Identity, at: datetime, application: UUID | None) -> None:
        hours = self.rng.choice((None, 5, 12.5))
        amount = self.rng.randrange(200, 3000)
        self.db.execute(
            b"insert into earnings (team_id, user_id, application_id, amount, fee, hours, currency, occurred_at)"
            b" values (%s, %s, %s, %s, %s, %s, %s, %s)",
            [person.team_id, person.user_id, application, amount, amount / 10, hours,
             self.rng.choice(("USD", "EUR", "EUR", "GBP")), min(at + timedelta(days=9), NOW)],
        )  # fmt: skip

    def rates(self, person: Identity, factor: float = 1) -> None:
        for days, worth in ((150, 1.05), (60, 1.1), (20, 1.2)):
            self.db.execute(
                b"insert into private.exchange_rates (team_id, user_id, currency, into_currency, day, rate)"
                b" values (%s, %s, 'EUR', 'USD', %s, %s)",
                [person.team_id, person.user_id, (NOW - timedelta(days=days)).date(), worth * factor],
            )

    def waiting(self, person: Identity) -> None:
        for n in range(12):
            job = self.one(
                "insert into jobs (team_id, platform, title, canonical_hash) values (%s, 'upwork', %s, %s) returning id",
                person.team_id, f"Waiting {n}", f"w{person.user_id}{n}",
            )  # fmt: skip
            self.db.execute(
                b"insert into job_rankings (team_id, job_id, score, tightness, dismissed_at) values (%s, %s, %s, 3, %s)",
                [person.team_id, job, 95 - 6 * n, NOW if n == 2 else None],
            )


def a_past(cluster: Cluster, alice: Identity, bob: Identity, charlie: Identity, *, size: int = 90) -> None:
    """The same each time."""
    with psycopg.connect(cluster.dsn_superuser) as db:
        db.execute("set session_replication_role = replica")
        past = Past(db, Random(3))
        db.execute("update profiles set timezone = %s", [ONE_ZONE])
        db.execute(
            "update user_preferences set hourly_min = 60, hourly_max = 80, tightness = 3 where user_id = %s", [alice.user_id]
        )  # fmt: skip
        for person, count in ((alice, size), (bob, 20), (charlie, 20)):
            for number in range(count):
                past.application(person, number)
            for days in range(0, 200, 9):
                past.earning(person, NOW - timedelta(days=days + 9), None)
            past.waiting(person)
        past.rates(alice)
        past.rates(charlie, 7)
