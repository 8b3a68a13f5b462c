"""Every type of notification that is written has words, a way, a place in the centre and a way out."""

import ast
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.notices import MOST_ATTEMPTS, TYPES, due_at, pause_after, read_notice, title_of
from app.domain.saved_search import QuietHours
from tests.architecture.source_files import ROOT, parsed

NIGHT = QuietHours(22, 7)
SQL_INSERT = re.compile(r"insert into\s+(?:public\.)?notifications\b.*?'([a-z_]+)'", re.S)


def written_types() -> set[str]:
    """What the code writes into `notifications`, wherever it does."""
    found = set()
    for path, tree in parsed("app"):
        named = {
            node.targets[0].id: node.value.value for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
            and isinstance(node.value, ast.Constant)
        }  # fmt: skip
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Notification":
                (value,) = [word.value for word in node.keywords if word.arg == "type"]
                known = value.value if isinstance(value, ast.Constant) else named.get(ast.unparse(value))
                assert isinstance(known, str), f"{path}:{node.lineno} does not say which type it writes"
                found.add(known)
    for file in (*(ROOT / "app").rglob("*.sql"), *(ROOT / "alembic" / "sql").glob("*.sql")):
        found |= set(SQL_INSERT.findall(Path(file).read_text()))
    return found


def test_every_type_that_is_written_is_known_and_every_known_one_is_written() -> None:
    assert written_types() == set(TYPES)


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_words_and_leads_somewhere(type_: str) -> None:
    said = read_notice(type_, {})
    assert said.sentence.endswith(".")
    assert said.sentence != read_notice("unheard of", {}).sentence
    assert said.href != read_notice("unheard of", {}).href
    assert said.href.startswith("/")


@pytest.mark.parametrize(
    "payload", [{"sentence": 7}, {"new": "x", "passed": -1}, {"run_id": ["x"]}, {"jobs": None}]
)
@pytest.mark.parametrize("type_", [*TYPES, "unheard of"])
def test_a_strange_payload_is_still_a_sentence(type_: str, payload: dict[str, object]) -> None:
    assert read_notice(type_, payload).sentence.endswith(".")


def at(hour: int, minute: int = 0, day: int = 2) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def test_at_night_it_waits_for_the_morning_and_a_call_does_not() -> None:
    def due(type_: str, made: datetime, rhythm: str = "now", zone: str = "UTC") -> datetime:
        return due_at(type_, rhythm=rhythm, made=made, timezone=zone, quiet=NIGHT)

    assert due("job_search", at(12)) == at(12)
    assert due("job_search", at(23, 30)) == at(7, day=3)
    assert due("interview_reminder", at(23, 30), "digest") == at(23, 30)
    assert due("job_search", at(9), "digest") == at(8, day=3)
    assert due("job_search", at(7, 59), "digest") == at(8)
    assert due("job_search", at(12), zone="Asia/Tokyo") == at(12)
    assert due("job_search", at(14), zone="Asia/Tokyo") == at(22)


def test_the_pauses_grow_and_end() -> None:
    pauses = [pause_after(attempt) for attempt in range(1, MOST_ATTEMPTS + 1)]
    assert pauses[-1] is None
    known = [pause for pause in pauses if pause is not None]
    assert known == sorted(known)
    assert known[0] >= timedelta(seconds=30)


def test_several_are_one_message() -> None:
    assert title_of(["One."]) == "One."
    assert title_of(["One.", "Two."]) == "2 notifications from Bidwell"
