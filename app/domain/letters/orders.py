"""Orders to the applicant that no other reading of the ad understands: shown, and for the person to judge."""

from collections.abc import Iterator

from app.domain.letters.lexicon import pattern, words
from app.domain.letters.words import Places, Span, one_line, sentences, stem, stems

LONGEST = 300
"""Characters of a sentence that is read as an order."""
_ABOUT_LETTER = pattern("about_the_letter")
_ORDERS = pattern("orders_about_letter")
_ALONE = pattern("orders_by_themselves")
_NO_ORDER = pattern("no_order")
_QUALIFIED = pattern("qualified_orders")
"""How often, or in which letters, the words are wanted: more than their presence shows."""
_EMPTY = frozenset(stem(word) for word in words("empty_in_orders"))


def find_orders(text: str, taken: Places) -> Iterator[tuple[str, Span, str]]:
    """Sentences that tell the applicant how to write, of which `taken`, the demands understood, covers nothing
    or not all."""
    for sentence in sentences(text):
        said = one_line(sentence.text)
        if len(said) > LONGEST or said.endswith(":") or _NO_ORDER.search(said):
            continue
        if taken.touch(sentence):
            if _QUALIFIED.search(said):
                yield "order", sentence, said
            continue
        speaks = _ABOUT_LETTER.search(said) and _ORDERS.search(said)
        if _ALONE.search(said) or (speaks and stems(said) - _EMPTY):
            yield "order", sentence, said
