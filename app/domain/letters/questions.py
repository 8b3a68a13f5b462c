"""What an ad asks its applicants: questions to answer, and lists of what the letter should say or bring."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from app.domain.letters.lexicon import either, pattern
from app.domain.letters.lexicon import words as listed_words
from app.domain.letters.words import Span, lines_of, one_line, sentences, stem, stems

SHORT = 16
"""Words of a question from which on it asks for more than a datum."""
LONGEST = 400
"""Characters of a sentence that is read for what it asks."""
ASKED_FOR = ("samples", "cv", "rate", "timeline", "availability", "location", "approach", "experience")
_ASKED = [(kind, pattern(f"asks_{kind}")) for kind in ASKED_FOR]
_CUE = pattern("asking_begins")
_HEADING = pattern("asking_heading")
_STRONG = pattern("asking_of_applicants")
_SALES = pattern("sales_questions")
_NOT_ASKED = pattern("not_asked")
_PERSONAL = pattern("personal_questions")
_ALONE = pattern("asked_on_its_own")
_OUTRIGHT = pattern("asks_outright")
_OR_IGNORED = pattern("asks_or_ignores")
_ASKS_YOU = pattern("asks_you")
_SENDS = pattern("sends_with_letter")
_FIRST = pattern("answer_first")
_PLACES = pattern("places_an_answer")
_PARTS = re.compile(
    r"\s*(?:,|;|\band\b|&|\?)\s*(?=(?:and )?(?:what|when|how|where|which|who|why|do|are|can|could|have|is)\b)",
    re.I,
)
_PLAIN_WORDS = frozenset(
    stem(word)
    for section in ("empty_in_orders", "generic", "ad_words", "approach_in_general")
    for word in listed_words(section)
)
_SEND = re.compile(rf"\b{either('orders_to_send')}\w*\b", re.I)
_IMPERATIVE = re.compile(
    r"^(?:(?:and|also|additionally|finally|kindly|please|then),? ){0,3}"
    r"(?:in your (?:proposal|application|cover letter|bid|response|reply),? )?(?:please )?(?:briefly )?"
    rf"{either('orders_to_say')}\b",
    re.I,
)
_TO_YOU = re.compile(r"\b(?:you|your|you've|you're)\b", re.I)
_OF_APPLICANT = re.compile(
    r"\b(?:similar|previous|past|relevant|experience|approach|favou?rite|how|why|what|which|whether|question|references?)\b",
    re.I,
)
"""Without one of these, "please describe every change" tells of the work and asks nothing."""
_HOW_YOU = re.compile(
    r"\W*(?:how (?:would |will )?you\b|your (?:proposed )?(?:approach|plan|strategy|process) (?:to|for|on)\b)",
    re.I,
)
_LET_KNOW_ONLY = re.compile(
    r"\blet (?:me|us) know(?: if (?:you(?:'re| are|'d| would| can| have| think| need|'ve)|this|it|the role))",
    re.I,
)
_ORDERS_AN_ANSWER = re.compile(
    rf"^(?:please )?(?:also )?answer|{_IMPERATIVE.pattern}|{_CUE.pattern}|{_FIRST.pattern}", re.I
)
_JOINS = re.compile(
    r"^[\s\"'”’).,;:–—-]*(?:(?:and|then|also|please|somewhere|&)\b\s*)*|\s*(?:[,;:–—-]|\b(?:and|then|also|please))*\s*$",
    re.I,
)
_ASKS = re.compile(rf"\b(?:{either('orders_to_say')}|{either('orders_to_send')}|answer|questions?)\b", re.I)
_NONE_OF = pattern("not_wanted")
_COUNTED = re.compile(r"(?:^|(?<=[\s,;:]))\(?(?P<mark>[a-h1-8])[.)]\s+(?=\w)", re.I)
_LIST_ITEM = re.compile(r"^\s*(?:[-*•·–▪●◦➤✓✔✅🔹📌👉#]+|\(?\d{1,2}[.)]|[a-h][.)])\s*\S")


def find_asked(text: str) -> Iterator[tuple[str, Span, str]]:
    """(kind, place, the question or thing asked for), kind being "question" or a key of ASKED_FOR."""
    line_at = lines_of(text)
    cued, strong = 0, False
    for sentence in _with_their_place(text):
        words = one_line(sentence.text)
        line = line_at(sentence.start)
        heading = bool(_HEADING.match(line))
        if _CUE.search(words) or heading:
            cued = 12 if line.rstrip().endswith(":") or heading else 4
            strong = bool(heading or _STRONG.search(words))
        elif cued and not _LIST_ITEM.match(line) and not words.endswith("?"):
            cued = cued - 4 if cued <= 4 else cued - 1
        if len(words) <= LONGEST and not _NOT_ASKED.search(words):
            listed = bool(_LIST_ITEM.match(line))
            for piece, said in counted_off(sentence) or [(sentence, words)]:
                yield from _asked(piece, said, listed=listed, cued=cued > 0, strong=cued > 0 and strong)


def asked_beside(text: str, taken: Iterable[Span]) -> Iterator[tuple[str, Span, str]]:
    """What the sentences around `taken`, demands for words, ask besides: "…with the word mango, and tell us why"."""
    pieces = sentences(text)
    starts = [piece.start for piece in pieces]
    for demand in taken:
        sentence = pieces[max(bisect_right(starts, demand.start) - 1, 0)] if pieces else demand
        if sentence.start <= demand.start < sentence.end <= sentence.start + LONGEST:
            yield from _asked_in(text, sentence.start, demand.start)
            yield from _asked_in(text, demand.end, sentence.end)


def _asked_in(text: str, start: int, end: int) -> Iterator[tuple[str, Span, str]]:
    """What a part of a sentence asks."""
    piece = _JOINS.sub("", text[start:end])
    start += text[start:end].find(piece)
    words = " ".join(piece.replace("’", "'").split()).rstrip(" ,;:")
    if len(words.split()) > 2 and not _NOT_ASKED.search(words):
        span = Span(start, start + len(piece), piece)
        yield from _asked(span, words, listed=False, cued=True, strong=True)


def counted_off(sentence: Span) -> list[tuple[Span, str]]:
    """ "Tell us a) your stack b) your rate" as one thing after the other, each with the words that ask for it."""
    marks = list(_COUNTED.finditer(sentence.text))
    said = [m["mark"].casefold() for m in marks]
    head = sentence.text[: marks[0].start()] if marks else ""
    if (
        len(said) < 2
        or not _ASKS.search(head)
        or said not in ([*"abcdefgh"][: len(said)], [*"12345678"][: len(said)])
    ):
        return []
    found = []
    for n, mark in enumerate(marks):
        end = marks[n + 1].start() if n + 1 < len(marks) else len(sentence.text)
        piece = _JOINS.sub("", sentence.text[mark.end() : end])
        start = sentence.start + mark.end() + sentence.text[mark.end() : end].find(piece)
        asking = head.rstrip(" :") if _IMPERATIVE.match(head) else "Tell us"
        if piece:
            words = one_line(piece if piece.endswith("?") else f"{asking} {piece}")
            found.append((Span(start, start + len(piece), piece), words))
    return found


def _asked(
    sentence: Span, words: str, *, listed: bool, cued: bool, strong: bool
) -> Iterator[tuple[str, Span, str]]:
    to_you = bool(_TO_YOU.search(words))
    first = wants_it_first(words)
    if "?" in words and (first or (not words.endswith("?") and _personal(words))):
        yield from _question(sentence, words, words.split("?")[0] + "?")
    elif words.endswith("?"):
        if (strong or ((cued or listed) and to_you) or _ASKS_YOU.search(words)) and not _SALES.match(
            re.sub(r"^\W+", "", words)
        ):
            yield from _question(sentence, words, words)
        elif _personal(words) or _IMPERATIVE.match(words):
            yield "question", sentence, needle_of(words)
    elif (first and (to_you or _SEND.search(words))) or (
        _is_order(words) and (strong or to_you or _OF_APPLICANT.search(words))
    ):
        kinds = [k for k in _kinds(words) if k != "experience"]
        if not kinds or _personal(words) or (kinds == ["approach"] and _is_particular(words)):
            yield "question", sentence, needle_of(words)
        yield from ((kind, sentence, "") for kind in kinds)
    elif kinds := _threatened(words):
        yield from ((kind, sentence, "") for kind in kinds)
    elif _OUTRIGHT.search(words):
        kinds = [k for k in _kinds(words) if k not in ("experience", "samples")]
        yield from ((kind, sentence, "") for kind in kinds)
        if not kinds:
            yield "question", sentence, needle_of(words)
    elif (
        _SENDS.search(words)
        or (cued and (listed or _SEND.search(words)))
        or (_CUE.search(words) and _SEND.search(words))
    ):
        kinds = _kinds(words)
        yield from ((kind, sentence, "") for kind in kinds)
        asks_how = kinds == ["approach"] and _HOW_YOU.match(words) and _is_particular(words)
        alone = len(words.split()) <= SHORT and _ALONE.search(_NONE_OF.sub(" ", words))
        if _personal(words) or asks_how or alone:
            yield "question", sentence, needle_of(words)


def _threatened(words: str) -> list[str]:
    """What is asked for by saying that one is ignored without it; a video is nothing that a link of past work is."""
    asked = _OR_IGNORED.search(words) and not re.search(r"\b(?:loom|videos?)\b", words, re.I)
    return [kind for kind in _kinds(words) if kind != "experience"] if asked else []


def _is_particular(words: str) -> bool:
    """Whether it asks after something of its own, and not for an approach in general."""
    return len(stems(words) - _PLAIN_WORDS) > 2


def _question(sentence: Span, words: str, asked: str) -> Iterator[tuple[str, Span, str]]:
    yield from ((kind, sentence, needle_of(asked)) for kind in plain_kinds(words) or ["question"])


def _is_order(words: str) -> bool:
    """A request to say something, in so many words."""
    asks = _IMPERATIVE.match(words) and not _LET_KNOW_ONLY.search(words)
    return bool(asks) and not words.endswith(":") and len(words.split()) > 2


def wants_it_first(words: str) -> bool:
    """Whether the ad wants what it asks for before anything else of the letter."""
    return _FIRST.search(words) is not None


def _with_their_place(text: str) -> Iterator[Span]:
    """The sentences; a question and the sentence that says where its answer belongs are one."""
    held: Span | None = None
    for span in sentences(text):
        if held and wants_it_first(span.text) and _PLACES.search(span.text) and "?" not in span.text:
            yield Span(held.start, span.end, text[held.start : span.end])
            held = None
            continue
        if held:
            yield held
        held = span if span.text.rstrip().endswith("?") else None
        if held is None:
            yield span
    if held:
        yield held


def plain_kinds(question: str) -> list[str]:
    """What a question asks for where its answers are plain data: the rate, the time it takes, the hours, the place.

    Empty where some part of it asks for more ("What is your rate, and why you?").
    """
    if len(question.split()) >= SHORT:
        return []
    parts = [_plain(part) for part in _PARTS.split(question)]
    return list(dict.fromkeys(kind for kinds in parts for kind in kinds)) if all(parts) else []


def _plain(words: str) -> list[str]:
    return [kind for kind in _kinds(words) if kind in ("rate", "timeline", "availability", "location")]


def _kinds(words: str) -> list[str]:
    wanted = _NONE_OF.sub(" ", words)
    return [kind for kind, pattern in _ASKED if pattern.search(wanted)]


def _personal(words: str) -> bool:
    """Small tests of attention: a favourite colour, the weather, a sum."""
    return _PERSONAL.search(words) is not None


def needle_of(words: str) -> str:
    """The question itself, without "Please answer in the first line:" before it."""
    order, _, question = words.partition(": ")
    if question.endswith("?") and _ORDERS_AN_ANSWER.search(order):
        words = question
    return re.sub(r"^[^\w\"'“«(]+", "", words)
