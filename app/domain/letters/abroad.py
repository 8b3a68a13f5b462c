"""What an ad in another language than English asks its applicants."""

from collections.abc import Iterator

from app.domain.letters.language import language_of
from app.domain.letters.lexicon import pattern
from app.domain.letters.questions import LONGEST, needle_of
from app.domain.letters.words import Span, one_line, sentences

_ABROAD = [(kind, pattern(f"asks_{kind}_abroad")) for kind in ("rate", "availability", "location")]
_ORDERS_ABROAD = pattern("orders_abroad")


def asked_abroad(text: str) -> Iterator[tuple[str, Span, str]]:
    """Every question of an ad in another language: which of them is meant for the applicant, a person has to say.

    What it asks or orders of plain data is told apart, so that the profile may answer.
    """
    if language_of(text) == "English":
        return
    for sentence in sentences(text):
        said = one_line(sentence.text)
        is_question = said.endswith("?")
        kinds = [kind for kind, asks in _ABROAD if len(said) <= LONGEST and asks.search(said)]
        if is_question or (kinds and _ORDERS_ABROAD.search(said)):
            yield from ((kind, sentence, needle_of(said)) for kind in kinds or ["question"])
