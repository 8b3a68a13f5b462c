"""Instructions about words: "start your proposal with the word mango", "put X at the top", 'comment "Blue"'."""

import re
from collections.abc import Iterator

from app.domain.letters.lexicon import words
from app.domain.letters.words import Span, sentences

_LETTER = (
    r"(?:proposals?|applications?|cover letters?|cover|bids?|responses?|reply|replies|messages?|letters?|submissions?|"
    r"answers?|pitch|note|email|introduction|intro)"
)
_YOUR = r"(?:your|the|ur|you|any|every|all|each)"
_NOUN = (
    r"(?:(?:the|this|a|following|exact|secret|magic|code|key|special|pass|single|first|one) ){0,4}"
    r"(?:code ?words?|key ?words?|pass ?words?|words?|phrases?|sentences?|text|code|hashtags?|emojis?|line|term|string|"
    r"title|statement|number|animal|fruit|colou?r|name)"
)
_QUOTED = r"[\"“”'*`_]{1,3}(?P<{0}>[^\"“”\n*`]{{1,140}}?)[\"”“'*`_]{{1,3}}(?!\w)"
_TOP = (
    r"(?:(?:at|in|on|to|as) (?:the )?(?:very )?(?:top|beginning|start|opening|first (?:line|sentence|word|words|thing)|"
    r"subject(?: line)?|head(?:ing|line)?|front)|first)"
)
_PUT = (
    r"(?:put|write|type|place|include|add|mention|use|reference|insert|quote|have|say|state|enter|give|note)"
)
_BARE = r"(?P<{0}>[#@]?[\w][\w@#-]*(?:\.\w+)?)"
_GAP = r"[\s:;,–—-]{1,8}"


def _named(pattern: str, name: str) -> str:
    return pattern.replace("{0}", name).replace("{{", "{").replace("}}", "}")


_START = rf"(?:start|begin|open|preface|commence|lead)(?:ing)?(?: off)? {_YOUR}? ?(?:\w+ )?{_LETTER}(?: (?:off|text))?"
_PATTERNS: list[tuple[str, str]] = [
    ("starts_with", rf"\b{_START}{_GAP}(?:with|by|using|saying)?(?: (?:saying|writing|typing|using|with))?(?: {_NOUN})?{_GAP}?"
     + _named(_QUOTED, "a")),
    ("starts_with", rf"\b{_START}{_GAP}(?:with|by|using)(?: (?:saying|writing|typing|using))? {_NOUN}{_GAP}" + _named(_BARE, "a")),
    ("starts_with", rf"\b{_START} with {_named(_BARE, 'b')}(?=\s*(?:[.,;!)\n]|$| so\b| to (?:show|prove|let|confirm)| in order))"),
    ("starts_with", rf"\b{_TOP} of {_YOUR} (?:\w+ )?{_LETTER}[,:]? (?:please )?{_PUT}(?: {_NOUN})?{_GAP}{_named(_QUOTED, 'a')}"),
    ("starts_with", rf"\b{_TOP} of {_YOUR} (?:\w+ )?{_LETTER}[,:]? (?:please )?{_PUT} {_NOUN}{_GAP}{_named(_BARE, 'a')}"),
    ("starts_with", rf"\b{_PUT}(?: {_NOUN})?{_GAP}{_named(_QUOTED, 'a')}[^.\n]{{0,20}}? {_TOP}\b"),
    ("starts_with", rf"\b{_PUT} {_NOUN}{_GAP}{_named(_BARE, 'a')} {_TOP}\b"),
    ("starts_with", rf"\b(?:put|write|type|place|reference|insert|mention) {_named(_BARE, 'b')} {_TOP} of {_YOUR} (?:\w+ )?{_LETTER}"),
    ("starts_with", rf"\bfirst (?:word|words|line|sentence|thing)(?: (?:of|in) {_YOUR} (?:\w+ )?{_LETTER})? (?:must|should|has to|needs to|"
     rf"to|shall|will)? ?(?:be|say|read|contain|is)(?: {_NOUN})?{_GAP}{_named(_QUOTED, 'a')}"),
    ("starts_with", rf"\bfirst (?:word|line|sentence) (?:of|in) {_YOUR} (?:\w+ )?{_LETTER} (?:must|should|has to|needs to|to) "
     rf"(?:be|say|read)(?: {_NOUN})?{_GAP}{_named(_BARE, 'b')}"),
    ("ends_with", rf"\b(?:end|finish|close|conclude|sign off)(?:ing)? {_YOUR}? ?(?:\w+ )?{_LETTER} (?:with|by)(?: (?:saying|writing))?"
     rf"(?: {_NOUN})?{_GAP}(?:{_named(_QUOTED, 'a')})"),
    ("ends_with", rf"\b(?:end|finish|close|conclude|sign off)(?:ing)? {_YOUR}? ?(?:\w+ )?{_LETTER} with {_NOUN}{_GAP}{_named(_BARE, 'a')}"),
    ("contains", rf"\b(?:{_PUT}|comment|reply with|respond with|answer with|start with|begin with)(?: (?:in|somewhere in|to) {_YOUR} "
     rf"(?:\w+ )?{_LETTER})? {_NOUN}{_GAP}{_named(_QUOTED, 'a')}"),
    ("contains", rf"\b(?:{_PUT}|comment|reply with|respond with|answer with|start with|begin with)(?: (?:in|somewhere in) {_YOUR} "
     rf"(?:\w+ )?{_LETTER})? (?:the |this |a )?(?:(?:secret|magic|code|key|special) ?)*(?:word|codeword|keyword|phrase|hashtag)"
     rf"{_GAP}{_named(_BARE, 'b')}"),
    ("contains", rf"\b(?:(?:secret|magic|hidden) (?:word|phrase|code)|code ?word|key ?word|pass ?phrase)s?(?: is| are|:| =|,)\s*(?:{_named(_QUOTED, 'a')})"),
    ("contains", rf"\b(?:(?:secret|magic|hidden) (?:word|phrase)|code ?word)(?: is|:| =)\s*{_named(_BARE, 'a')}"),
    ("contains", rf"\b(?:comment|repl(?:y|ies)|respond|answer|apply|write|say|include|mention|quote)(?: back)?(?: with)?{_GAP}{_named(_QUOTED, 'q')}"),
]  # fmt: skip
_COMPILED = [(kind, re.compile(pattern, re.I)) for kind, pattern in _PATTERNS]
_CUE = re.compile(
    rf"\b(?:{_LETTER}|apply|applying|read|reading|attention|so (?:that )?(?:i|we) know|human|bot|robot|serious|spam)\b",
    re.I,
)
_ALONE = re.compile(r"\b(?:comment|reply|replies|respond|answer)(?: back)?(?: with)?\W+$", re.I)
_NO_NEEDLE = words("no_needle")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\xa0": " "})


def find_word_demands(text: str) -> Iterator[tuple[str, Span, str]]:
    """Each demanded word or phrase: its kind, its place in the ad, and the words themselves."""
    flat = text.translate(_QUOTES)
    pieces = sentences(text)
    taken: list[tuple[int, int]] = []
    for kind, pattern in _COMPILED:
        for m in pattern.finditer(flat):
            group, needle = next((g, v) for g, v in m.groupdict().items() if v)
            start, end = m.start(), m.end()
            if any(s < end and start < e for s, e in taken) or not _is_needle(needle, group):
                continue
            if group == "q" and not (_cued(flat, pieces, start) or _ALONE.search(flat[start : m.start("q")])):
                continue
            taken.append((start, end))
            end += len(re.match(r"[\"'”.]*", flat[end:])[0])  # type: ignore[index]
            yield kind, Span(start, end, text[start:end]), _tidy(text[m.start(group) : m.end(group)])


def _is_needle(needle: str, group: str) -> bool:
    word = needle.strip(" .,!?:;'\"").casefold()
    if not re.search(r"\w|[^\x00-\x7f]", word):
        return False
    return (group == "a" and " " in word) or word not in _NO_NEEDLE


def _cued(flat: str, pieces: list[Span], place: int) -> bool:
    """Whether the sentence, or one beside it, speaks of applying."""
    at = next((n for n, s in enumerate(pieces) if s.start <= place < s.end), None)
    if at is None:
        return False
    near = pieces[max(0, at - 1) : at + 2]
    return any(_CUE.search(flat[s.start : s.end]) for s in near)


def _tidy(needle: str) -> str:
    return " ".join(needle.strip(" \t\n\"'*`_:;,").split()).rstrip(".,;:") or needle.strip()
