"""Search and notices: small functions, each with its promise."""

import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from sqlalchemy import text

from app.db.session import team_session
from app.domain.enums import ApplicationStatus
from app.domain.identity import Identity
from app.domain.search_words import read_search
from app.embedded.cluster import Cluster
from app.models.application import Feedback
from app.models.message import Message
from tests.builders import a_job, a_letter, a_ranking, an_application

Sql = Callable[..., list[tuple[Any, ...]]]
SEARCH = text(
    "select j.title from private.search_jobs(:team, :words, :without) s join jobs j on j.id = s.job_id"
    " order by s.rank desc"
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("react", ["React.js for a shop", "Booking site"]),
        ("developers", ["Senior developer"]),
        ('"booking site"', ["Booking site"]),
        ("shop -react", []),
        ("asp.net", ["Senior developer"]),
        ("acme", ["Senior developer"]),
        ("", []),
        ("!!! & | <->", []),
    ],
)
async def test_search_finds_words_as_people_write_them(alice: Identity, query: str, found: list[str]) -> None:
    async with team_session(alice) as db:
        await a_job(db, "React.js for a shop", description="", skills=[])
        await a_job(db, "Booking site", description="We use React.", skills=[])
        await a_job(db, "Senior developer", description="", skills=["ASP.NET"], company_name="Acme")
        asked = read_search(query)
        values = {"team": alice.team_id, "words": list(asked.words), "without": list(asked.without)}
        assert (await db.execute(SEARCH, values)).scalars().all() == found


async def test_changes_of_the_board_and_the_letters_are_announced(database: Cluster, alice: Identity) -> None:
    with psycopg.connect(database.dsn_app, autocommit=True) as ears:
        ears.execute("listen team")
        async with team_session(alice) as db:
            application = await an_application(db, status=ApplicationStatus.READY_TO_APPLY)
            letter = await a_letter(db, await a_job(db))
        assert heard(ears) == {
            ("pipeline", str(application.id)), ("letter", str(letter.id)), ("activity", ""),
        }  # fmt: skip


async def test_what_is_written_filed_and_said_is_announced(database: Cluster, alice: Identity) -> None:
    async with team_session(alice) as db:
        card = (await an_application(db)).id
    with psycopg.connect(database.dsn_app, autocommit=True) as ears:
        ears.execute("listen team")
        async with team_session(alice) as db:
            message = Message(team_id=alice.team_id, user_id=alice.user_id, direction="inbound", body="Hello")
            db.add(message)
        assert heard(ears) == {("inbox", str(message.id))}
        for statement in ("update messages set application_id = :card", "delete from messages"):
            async with team_session(alice) as db:
                await db.execute(text(statement), {"card": card} if ":card" in statement else {})
            assert heard(ears) == {("inbox", str(message.id))}
        async with team_session(alice) as db:
            said = Feedback(team_id=alice.team_id, application_id=card, client_words="Good")
            db.add(said)
        assert heard(ears) == {("inbox", str(said.id))}


async def test_a_conversation_is_known_by_application_thread_or_sender_and_subject(alice: Identity) -> None:
    def one(subject: str, **known: Any) -> Message:
        plain = {"direction": "inbound", "sender": "Dana <d@x.example>", "subject": subject}
        return Message(team_id=alice.team_id, user_id=alice.user_id, **plain | known)

    async with team_session(alice) as db:
        card = (await an_application(db)).id
        same = [one("January?"), one("RE: Fwd: january?"), one("Re: January?", direction="outbound", sender="me",
                                                                recipient="Dana <d@x.example>")]  # fmt: skip
        others = [one("February?"), one("January?", sender="Teresa"), one("January?", thread_id="t1")]
        filed = one("January?", application_id=card, thread_id="t1")
        db.add_all([*same, *others, filed])
        await db.flush()
        rows = await db.execute(text("select m.id, private.thread_of(m) from messages m"))
        thread = {row[0]: row[1] for row in rows}
    assert len({thread[each.id] for each in same}) == 1
    assert len({thread[each.id] for each in [same[0], *others, filed]}) == 5
    assert thread[filed.id] == f"a-{card}"


async def test_a_dismissal_is_announced_and_a_new_score_is_not(database: Cluster, alice: Identity) -> None:
    async with team_session(alice) as db:
        ranking = await a_ranking(db, await a_job(db))
    with psycopg.connect(database.dsn_app, autocommit=True) as ears:
        ears.execute("listen team")
        async with team_session(alice) as db:
            await db.execute(text("update job_rankings set score = 1"))
        assert heard(ears) == set()
        async with team_session(alice) as db:
            await db.execute(text("update job_rankings set dismissed_at = now(), dismiss_reason = 'rate'"))
        assert heard(ears) == {("feed", str(ranking.job_id)), ("activity", "")}


def heard(ears: psycopg.Connection[Any]) -> set[tuple[str, str]]:
    notices = [json.loads(n.payload) for n in ears.notifies(timeout=0.3)]
    return {(n["what"], n.get("id", "")) for n in notices}
