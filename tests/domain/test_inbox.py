"""What the address of the inbox says, whose turn it is, and where the words stand that were looked for."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from app.domain.enums import ApplicationStatus as S
from app.domain.forms import BadForm
from app.domain.inbox import InboxFilter, application_in, found_in, marks_in, sender_name, thread_of, turn_of
from app.domain.typed_message import TypedMessage, written_at

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CARD = uuid4()
FORM = {"message-application": str(CARD), "message-direction": "inbound", "message-at": "2026-03-01T10:30",
        "message-text": " When can you start? "}  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        {"show": "everything"},
        {"thread": "a-1"},
        {"thread": "'; drop table"},
        {"q": "\x00\ud800 "},
        {"thread": None},
    ],
)
def test_rubbish_in_an_address_is_as_if_it_were_not_there(asked: dict) -> None:
    assert InboxFilter.parse(asked).address == ""


def test_a_filter_comes_back_from_its_own_address() -> None:
    wanted = InboxFilter.parse({"q": "rate  card", "show": "mine", "thread": thread_of(CARD)})
    assert wanted == InboxFilter("rate card", "mine", f"a-{CARD}")
    assert wanted.at("") == "?q=rate+card&show=mine"
    assert application_in(wanted.thread) == CARD
    assert application_in("m-" + "0" * 32) is None


def test_signs_of_patterns_are_looked_for_as_they_stand() -> None:
    assert InboxFilter(q="50% a_b").patterns == [r"%50\%%", r"%a\_b%"]


@pytest.mark.parametrize(
    ("direction", "status", "to_file", "turn"),
    [
        ("inbound", S.APPLIED, False, "mine"),
        ("outbound", S.APPLIED, False, "theirs"),
        ("inbound", S.LOST, False, ""),
        ("inbound", S.ARCHIVED, False, ""),
        ("outbound", S.WON, False, "theirs"),
        ("inbound", None, True, "to_file"),
        ("inbound", None, False, ""),
    ],
)
def test_whose_turn_it_is(direction: str, status: S | None, to_file: bool, turn: str) -> None:
    assert turn_of(direction, status, to_file=to_file) == turn


def test_a_sender_is_called_by_name() -> None:
    assert sender_name('"Teresa Sá" <t@x.example>') == "Teresa Sá"
    assert sender_name("<t@x.example>") == "t@x.example"


def test_the_words_are_found_marked_and_counted_in_code_points() -> None:
    text = "Hello 👋🏽, what is your Rate? The rate for C++."
    assert [text[a:b] for a, b in marks_in(text, "rate c++")] == ["Rate", "rate", "C++"]
    piece, marks = found_in(f"{'before ' * 40}the rate card{' after' * 40}", "rate")
    assert (piece[0], piece[-1]) == ("…", "…")
    assert [piece[a:b] for a, b in marks] == ["rate"]
    assert marks_in(text, "") == []
    assert found_in(f"{'the word ' * 60}and the price", "word price")[0].endswith("and the price")
    assert found_in("Nothing of it", "price") == ("", [])


def test_a_typed_message_is_read_on_the_persons_own_clock() -> None:
    typed = TypedMessage.parse(FORM, now=NOW, here=ZoneInfo("Europe/Lisbon"))
    assert (typed.application_id, typed.direction, typed.text) == (CARD, "inbound", "When can you start?")
    assert typed.at == datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
    assert written_at(typed.at, ZoneInfo("Asia/Tokyo")) == "2026-03-01T19:30"


def test_no_time_means_now() -> None:
    assert TypedMessage.parse(FORM | {"message-at": ""}, now=NOW, here=UTC).at == NOW


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("message-text", "  "),
        ("message-text", "x" * 20_001),
        ("message-direction", "sideways"),
        ("message-at", "yesterday"),
        ("message-at", written_at(NOW + timedelta(days=1), UTC)),
        ("message-at", "1901-01-01T00:00"),
        ("message-application", "mine"),
    ],
)
def test_what_cannot_be_used_is_said_beside_its_field(field: str, value: str) -> None:
    with pytest.raises(BadForm) as bad:
        TypedMessage.parse(FORM | {field: value}, now=NOW, here=UTC)
    assert list(bad.value.errors) == [field]
