"""A job and somebody who can do it, put there past the screen: what the tests of letters begin with."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg.types.json import Jsonb

from tests.browser.boards import _dsn
from tests.browser.conftest import Visitor

TITLE = "FastAPI backend for a clinic booking platform"
AD = (
    "We run a booking platform for forty clinics and want to replace a tired PHP backend with FastAPI and "
    "PostgreSQL. You will own the calendar logic, the tests and the move of existing data.\n\n"
    "Please start your proposal with the word calendar. Experience with Keycloak is welcome."
)
RESULT = "Built the scheduling service that books 11,000 appointments a week"
INVENTED = "I have run Keycloak in production for 12 years."


def a_job_for(visitor: Visitor, *, title: str = TITLE, questions: Sequence[str] = ()) -> str:
    """A job in the visitor's feed; its id."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        _, team = _person(db, visitor)
        row = db.execute(
            "insert into public.jobs (team_id, platform, title, description, canonical_hash, client_country,"
            " budget_type, hourly_min, hourly_max, currency, apply_url, source_raw)"
            " values (%s, 'upwork', %s, %s, %s, 'Sweden', 'hourly', 60, 85, 'USD',"
            " 'https://www.upwork.com/jobs/1', %s) returning id",
            [team, title, AD, uuid4().hex, Jsonb({"x": {"questions": list(questions)}})],
        ).fetchone()
    assert row is not None
    return str(row[0])


def give_facts(visitor: Visitor, results: Sequence[str] = (RESULT,)) -> None:
    """Two skills and a piece of past work, for letters to speak of."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        user, team = _person(db, visitor)
        for place, name in enumerate(("FastAPI", "PostgreSQL")):
            db.execute(
                "insert into public.user_skills (team_id, user_id, name, canonical_name, position)"
                " values (%s, %s, %s, %s, %s)",
                [team, user, name, name, place],
            )
        db.execute(
            "insert into public.user_experiences (team_id, user_id, title, company, results, skills)"
            " values (%s, %s, 'Backend developer', 'a scheduling firm', %s, %s)",
            [team, user, list(results), ["FastAPI", "PostgreSQL"]],
        )


def as_theirs_too(other: Visitor, job_id: str) -> None:
    """The letters that there are for a job as letters of this colleague as well: each wrote before the other's card."""
    with psycopg.connect(_dsn(other.server.data)) as db:
        user, team = _person(db, other)
        db.execute(
            "insert into public.cover_letters select (jsonb_populate_record(null::public.cover_letters, to_jsonb(l)"
            " || jsonb_build_object('id', gen_random_uuid(), 'user_id', %s::text))).* from public.cover_letters l"
            " where l.team_id = %s and l.job_id = %s",
            [str(user), team, job_id],
        )


def make_viewer(visitor: Visitor) -> None:
    """From now on the visitor may look at the team, and change nothing."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        user, _ = _person(db, visitor)
        db.execute("update public.team_members set role = 'viewer' where user_id = %s", [user])


def versions_of(visitor: Visitor, job_id: str) -> list[str]:
    """The texts of a letter as the database has them, the first version first."""
    with psycopg.connect(_dsn(visitor.server.data)) as db:
        rows = db.execute(
            "select c.content from public.cover_letters c"
            " join public.profiles p on p.team_id = c.team_id and p.user_id = c.user_id"
            " where p.email = %s and c.job_id = %s order by c.version",
            [visitor.email, job_id],
        ).fetchall()
    return [row[0] for row in rows]


def _person(db: psycopg.Connection[Any], visitor: Visitor) -> tuple[UUID, UUID]:
    found = db.execute(
        "select user_id, team_id from public.profiles where lower(email) = lower(%s)", [visitor.email]
    ).fetchone()
    assert found is not None
    return found[0], found[1]
