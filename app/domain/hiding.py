"""What a person does not want to see: clients and words. Read strictly, since it comes from a browser."""

from app.domain.errors import BadInput

LONGEST_WORD = 60
MOST_HIDDEN = 100
LONGEST_KEY = 500


def read_word(given: object) -> str:
    """A word or a short phrase, in one line and one case."""
    typed = _line(given)
    if not any(letter.isalnum() for letter in typed):
        raise BadInput("Write the word that you do not want to see.")
    if len(typed) > LONGEST_WORD:
        raise BadInput(f"A word to hide may have {LONGEST_WORD} characters.")
    return typed.casefold()


def read_client(value: object, label: object) -> tuple[str, str]:
    """A client's key and name, as an undo names them."""
    key, name = _line(value)[:LONGEST_KEY], _line(label)[:LONGEST_KEY]
    if not key:
        raise BadInput("There is no such client.")
    return key, name or "Client"


def _line(given: object) -> str:
    """One line that Postgres takes."""
    typed = given if isinstance(given, str) else ""
    return " ".join(typed.replace("\x00", "").encode("utf-8", "ignore").decode().split())
