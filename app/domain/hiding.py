"""What a person does not want to see: clients and words. Read strictly, since it comes from a browser."""

from app.domain.errors import BadInput

LONGEST_WORD = 60
MOST_HIDDEN = 100
KINDS = ("client", "word")


def read_word(given: object) -> str:
    """A word or a short phrase, in one line and one case."""
    typed = " ".join(str(given).replace("\x00", "").encode("utf-8", "ignore").decode().split()) if isinstance(given, str) else ""  # fmt: skip
    if not any(letter.isalnum() for letter in typed):
        raise BadInput("Write the word that you do not want to see.")
    if len(typed) > LONGEST_WORD:
        raise BadInput(f"A word to hide may have {LONGEST_WORD} characters.")
    return typed.casefold()
