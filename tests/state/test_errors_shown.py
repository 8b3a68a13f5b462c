"""What a person is told when an event fails: a sentence of ours, and never the library's."""

import psycopg
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from app.app import AWAY, CALM, show_error
from app.domain.errors import BadInput


def failure(cause: Exception, *, broken: bool = False) -> OperationalError:
    return OperationalError("select secret", {}, cause, connection_invalidated=broken)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (BadInput("Give a date."), "Give a date."),
        (failure(psycopg.OperationalError("connection refused on /tmp/x")), AWAY),
        (failure(psycopg.errors.AdminShutdown("terminating connection"), broken=True), AWAY),
        (failure(psycopg.errors.QueryCanceled("statement timeout")), CALM),
        (IntegrityError("insert", {}, psycopg.errors.UniqueViolation("key")), CALM),
        (ValueError("x"), CALM),
    ],
)
def test_each_failure_has_its_sentence(error: Exception, sentence: str) -> None:
    said = str(show_error(error).args)
    assert sentence in said
    assert "secret" not in said
