"""What a browser sends about letters, made into what the actions take."""

from decimal import Decimal, InvalidOperation
from textwrap import shorten
from uuid import UUID

from app.domain.cover_letter import TEMPERATURES
from app.domain.enums import LetterStyle
from app.domain.errors import BadInput, NotFound

GONE = "This job is not here. It may have been deleted."
NO_VERSION = "There is no such version of this letter."
LONGEST_NAME = 60


def as_id(value: object) -> UUID | None:
    """An id, or None where it is none."""
    try:
        return UUID(str(value))
    except ValueError:
        return None


def job_of(document: object) -> UUID:
    """The job of a document as the page names it: “letter:<person>:<job>”."""
    found = as_id(str(document).rpartition(":")[2])
    if found is None:
        raise NotFound(GONE)
    return found


def short_name(title: str) -> str:
    """A job's title for a notice."""
    return shorten(title, LONGEST_NAME, placeholder=" …")


def as_number(value: object) -> int:
    """The number of a version."""
    try:
        number = int(str(value))
    except ValueError as error:
        raise NotFound(NO_VERSION) from error
    if not 0 <= number < 2**31:
        raise NotFound(NO_VERSION)
    return number


def as_style(value: object) -> LetterStyle:
    try:
        return LetterStyle(str(value))
    except ValueError as error:
        raise BadInput("Choose one of the four styles.") from error


def as_temperature(value: object) -> Decimal:
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise BadInput("Choose Plain, Balanced or Lively.") from error
    if not number.is_finite() or not 0 <= number <= 1:
        raise BadInput("Choose Plain, Balanced or Lively.")
    return number


def nearest_temperature(temperature: str) -> str:
    """The choice on screen that is nearest to a letter's own temperature."""
    return str(min((value for value, _ in TEMPERATURES), key=lambda value: abs(value - float(temperature))))
