"""The log tells what happened, in lines that nobody can forge, and keeps every secret."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.access_log import AccessLog
from app.web.logs import LONGEST_LINE, clean, set_up_logging
from tests.web.asgi import client, echo_app

SECRET = "s3cr3t-v4lue"


LOGGERS = ("reflex", "reflex.app", "socketio.server", "engineio.server", "_granian", "whatever.deep.down")


@pytest.fixture
def written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[logging.LogRecord]]:
    """Logging set up as in the app; what it hands to handlers. All is put back afterwards."""
    levels: dict[str, int] = {}
    for name in LOGGERS:  # whatever another test's server made of them
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
        monkeypatch.setattr(logging.getLogger(name), "disabled", False)
        monkeypatch.setattr(logging.getLogger(name), "handlers", [])
        levels[name] = logging.getLogger(name).level
        logging.getLogger(name).setLevel(logging.NOTSET)
    factory, root = logging.getLogRecordFactory(), logging.getLogger()
    handlers, level, records = list(root.handlers), root.level, []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    root.addHandler(Keep())
    set_up_logging("INFO")
    yield records
    logging.setLogRecordFactory(factory)
    root.handlers, root.level = handlers, level
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


@pytest.mark.parametrize(
    "text",
    [
        f"headers={{'cookie': 'sid={SECRET}; a=b', 'host': 'x'}}",
        f'{{"Cookie": "sid={SECRET}"}}',
        f"Cookie: sid={SECRET}; theme=dark",
        f"Set-Cookie: __Host-sid={SECRET}; HttpOnly",
        f"{{'authorization': 'Bearer {SECRET}'}}",
        f"Authorization: Bearer {SECRET}",
        f"sent bearer {SECRET}xxxxxxxx",
        f"payload={{'password': '{SECRET}', 'email': 'a@b.c'}}",
        f"payload={{'new_password': \"{SECRET}\"}}",
        f"access_token={SECRET}&x=1",
        f"refresh-token: {SECRET}",
        f"client_secret='{SECRET}'",
        f"apikey={SECRET}",
        f"x-api-key: {SECRET}",
        f"GET /_event/?EIO=4&token={SECRET} HTTP/1.1",
        f"GET /jobs?q={SECRET} HTTP/1.1",
        f"GET /apply/{SECRET}/open",
        f"postgresql://authenticator:{SECRET}@localhost/bidwell failed",
        f"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0{SECRET}.c2ln",
        f"'cookie': 'sid={SECRET}" + "x" * 3000,
        f"sid={SECRET}",
    ],
)
def test_no_secret_gets_into_a_line(text: str) -> None:
    assert SECRET not in clean(f"before {text} after")


def test_what_is_no_secret_stays_readable() -> None:
    line = "Imported 3 jobs from jobs.csv: 2 new, 1 updated (team 42); tokens used"
    assert clean(line) == line


@given(st.text(max_size=3000))
def test_a_line_is_one_short_printable_line(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) < LONGEST_LINE + 30
    assert len(cleaned.splitlines()) <= 1
    assert "\x1b" not in cleaned


@pytest.mark.parametrize("filler", ["a", "/", "'", "cookie", "token=", "eyJ", "\\'", "Bearer ", "-"])
def test_hostile_lines_are_cleaned_in_no_time(filler: str) -> None:
    assert len(clean(filler * 200_000)) < LONGEST_LINE + 30


def test_every_logger_is_cleaned_even_one_with_a_handler_of_its_own(written: list[logging.LogRecord]) -> None:
    for name in LOGGERS:
        logging.getLogger(name).warning("event from %s\n2030 CRITICAL forged", f"cookie='sid={SECRET}'")
    assert len(written) == len(LOGGERS)
    for record in written:
        assert record.getMessage() == r"event from cookie=[redacted]\n2030 CRITICAL forged"


def test_a_traceback_is_kept_line_by_line_but_cannot_pass_for_log_lines(
    written: list[logging.LogRecord],
) -> None:
    try:
        raise RuntimeError(f"connect failed: postgresql://me:{SECRET}@host/db\n2030 CRITICAL forged")
    except RuntimeError:
        logging.getLogger("reflex").exception("It broke")
    text = logging.Formatter("%(message)s").format(written[0])
    assert text.startswith("It broke\n")
    assert "RuntimeError: connect failed" in text
    assert SECRET not in text
    assert all(line.startswith("  | ") for line in text.splitlines()[1:])


def test_arguments_that_do_not_fit_do_not_break_logging(written: list[logging.LogRecord]) -> None:
    logging.getLogger("x").warning("%d apples", "many")
    assert written[0].getMessage() == "%d apples"


def test_setting_up_twice_writes_each_line_once(written: list[logging.LogRecord]) -> None:
    set_up_logging("INFO")
    ours = [handler for handler in logging.getLogger().handlers if getattr(handler, "is_ours", False)]
    assert len(ours) == 1


async def test_the_access_log_names_path_and_status_but_no_query(written: list[logging.LogRecord]) -> None:
    async with client(AccessLog(echo_app())) as browser:
        await browser.get(f"/jobs?q={SECRET}")
        await browser.get(f"/apply/{SECRET}")
    lines = [record.getMessage() for record in written if record.name == "app.access"]
    assert lines[0].startswith("GET /jobs 200 ")
    assert lines[1].startswith("GET /apply/[redacted] 200 ")
