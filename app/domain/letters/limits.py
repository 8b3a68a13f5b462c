"""What an ad demands of the letter as a whole: how long it may be, in which language it is."""

import re
from collections.abc import Iterator

from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.language import language_of, languages
from app.domain.letters.lexicon import either
from app.domain.letters.words import Span, sentences

_LETTER = rf"(?:{either('letter_names')})"
_NUMBERS = {
    name: number
    for number, name in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        start=1,
    )
}
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>words?|sentences?|lines?|paragraphs?|wörter|worte|sätze|zeilen|palabras|frases|mots|palavras|parole|frasi|woorden|zinnen)"
_AT_MOST = (
    r"(?:(?:höchstens|maximal|nicht mehr als|como máximo|máximo(?: de)?|maximum de|au maximum|no máximo|massimo|al massimo|hoogstens|"
    r"under|below|within|up to|at most|less than|fewer than|not? (?:more|longer) than|not exceed(?:ing)?|max(?:imum)?\.?"
    r"(?: of)?|(?:no|not) over|limit(?:ed)? (?:\w+ ){0,3}?to|keep (?:it|this|your (?:\w+ )?\w+) (?:down )?to)\s+)"
)
_LENGTH = re.compile(rf"{_AT_MOST}{_COUNT} {_UNIT}\b|\b{_COUNT.replace('count', 'most')} {_UNIT.replace('unit', 'of')}(?: or less| or fewer| max(?:imum)?\b| (?:is|are) enough\b| will do\b)", re.I | re.A)  # fmt: skip
_TOO_LONG = re.compile(
    rf"\b(?:longer than|more than|over|above|exceeding|exceeds?) {_COUNT} {_UNIT}\b[^.!?\n]{{0,40}}"
    r"\b(?:not|never|ignored?|rejected|deleted?|skip(?:ped)?|discarded|declined|archived)\b",
    re.I | re.A,
)
"""What happens to a letter of more words."""
_AT_LEAST = re.compile(
    rf"\b(?:at least|min(?:imum)?\.?(?: of)?|no(?:t)? (?:less|fewer) than|more than)\s+{_COUNT} words\b",
    re.I | re.A,
)
_OF_LETTER = re.compile(rf"\b{_LETTER}\b|\bplease\b|^\W*write\b(?! for\b)|\bkeep (?:it|your)\b|\bapply", re.I)
_OF_LETTER_ITSELF = re.compile(rf"\b{_LETTER}\b", re.I)
_WRITES = re.compile(r"(?:write|draft|submit|send)\b", re.I)
FEW = 6
"""Words of a sentence that has no other subject than the letter."""
_OF_PRODUCT = re.compile(
    r"\b(?:bot|chatbot|model|assistant|app|system|agent|tool|article|post|summary|title|description|text|page|caption|tweet|chapter)s?\b"
    r"[^.!?\n]{0,30}?\b(?:must|should|has to|have to|needs? to|will|shall|can|is|are)\b",
    re.I,
)
"""What is to be made has a length of its own."""
_BY_THEMSELVES = {
    "deutsch": "German", "español": "Spanish", "français": "French", "português": "Portuguese", "italiano": "Italian",
    "nederlands": "Dutch", "polsku": "Polish", "svenska": "Swedish",
}  # fmt: skip
"""What the languages call themselves."""
_NAMES = {name.casefold(): name for name in languages() if name != "English"} | _BY_THEMSELVES
_IN_LANGUAGE = re.compile(
    r"\b(?:write|apply|respond|reply|answer|submit|send|draft|schreib\w*|antwort\w*|bewerb\w*|escrib\w*|respond\w*|écri\w*"
    r"|répond\w*|escrev\w*|scriv\w*|rispond\w*|schrijf\w*|antwoord\w*|napisz\w*|skriv\w*)\b[^.!?\n]{0,60}?"
    rf"\b(?:in|auf|en|em|po|het|på)\s+(?P<language>{'|'.join(_NAMES)})\b",
    re.I,
)
_ABROAD = {
    "wörter": "word", "worte": "word", "palabra": "word", "mot": "word", "palavra": "word", "parole": "word", "woorden": "word",
    "sätze": "sentence", "frase": "sentence", "frasi": "sentence", "zinnen": "sentence", "zeilen": "line",
}  # fmt: skip
_KINDS = {"word": "most_words", "sentence": "most_sentences", "line": "most_sentences", "paragraph": "most_paragraphs"}  # fmt: skip
LIMITS = (*dict.fromkeys(_KINDS.values()), "least_words")


AS_IT_IS_MADE = frozenset(LIMITS) - {"least_words"}
"""Limits that are kept by leaving out; a longer letter, or another language, is for the person to write."""


def find_limits(text: str) -> Iterator[tuple[str, Span, str]]:
    """(kind, place, the number or the language demanded)."""
    for sentence in sentences(text):
        found = _LENGTH.search(sentence.text) or _TOO_LONG.search(sentence.text)
        if (
            found
            and not _OF_PRODUCT.search(sentence.text)
            and (_OF_LETTER.search(sentence.text) or len(sentence.text.split()) <= FEW)
        ):
            said = found.groupdict()
            count, unit = said["count"] or said["most"], said["unit"] or said["of"]
            number = int(count) if count.isdigit() else _NUMBERS[count.casefold()]
            counted = unit.casefold().rstrip("s")
            yield _KINDS[_ABROAD.get(counted, counted)], sentence, str(number)
        least = _AT_LEAST.search(sentence.text)
        if least and not found and _OF_LETTER.search(sentence.text) and not _OF_PRODUCT.search(sentence.text):
            count = least["count"]
            yield "least_words", sentence, count if count.isdigit() else str(_NUMBERS[count.casefold()])
        asked = _IN_LANGUAGE.search(sentence.text)
        by_letter = asked and (
            not _WRITES.match(asked[0])
            or _OF_LETTER_ITSELF.search(sentence.text)
            or len(sentence.text.split()) < FEW - 1
        )
        if (
            asked and by_letter and (name := _NAMES.get(asked["language"].casefold()))
        ):  # "İtalian" matches, and is no name
            yield "language", sentence, name


def keeps(text: str, kind: str, needle: str) -> bool:
    """Whether a letter is as short, or in the language, that was demanded. Gaps count as a word."""
    said = PLACEHOLDER.sub("gap", text).strip()
    if kind == "language":
        return language_of(said) == needle
    if kind == "avoids":
        return not re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", said, re.I)
    if kind == "most_words":
        return len(said.split()) <= int(needle)
    if kind == "least_words":
        return len(said.split()) >= int(needle)
    if kind == "most_sentences":
        return len(sentences(said)) <= int(needle)
    return len([part for part in re.split(r"\n\s*\n", said) if part.strip()]) <= int(needle)
