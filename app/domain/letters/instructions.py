"""Instructions about words: "start your proposal with the word mango", "put X at the top"."""

import re
from collections.abc import Iterator

from app.domain.letters.lexicon import either, words
from app.domain.letters.words import Span, sentences

_LETTER = rf"(?:\w+ )?{either('letter_names')}"
_YOUR = r"(?:your|the|ur|you|any|every|all|each)"
_OF_LETTER = rf"of {_YOUR} {_LETTER}"
_NOUN = (
    r"(?:(?:the|this|a|following|exact|secret|magic|code|key|special|pass|single|first|one) ){0,4}"
    rf"{either('word_names')}"
)
_QUOTED = r"[\"“”'*`_]{1,3}(?P<phrase>[^\"“”\n*`]{1,140}?)[\"”“'*`_]{1,3}(?!\w)"
_WORD = r"(?P<word>[#@]?[\w][\w@#-]*(?:\.\w+)?)"
_BARE = _WORD.replace("word", "bare", 1)
_FEW = (
    r"(?P<few>[\w'-]+(?: [\w'-]+){1,4}?)"
    r"(?=\s*(?:[.,;!)\n]|$| so\b| and\b| to (?:show|prove|let|confirm)| in (?:order|your)))"
)
_TOP = either("at_the_top")
_PUT = either("put")
_SAY = r"(?: (?:saying|writing|typing|using|with))?"
_MUST = r"(?:must|should|has to|needs to|to|shall|will)"
_GAP = r"[\s:;,–—-]{1,8}"
_START = rf"(?:start|begin|open|preface|commence|lead)(?:ing)?(?: off)? {_YOUR}? ?{_LETTER}(?: (?:off|text))?"
_END = rf"(?:end|finish|close|conclude|sign off)(?:ing)? {_YOUR}? ?{_LETTER}"
_SOMEHOW = (
    rf"(?:{_PUT}|comment|(?:reply|respond|answer|start|begin) with)"
    rf"(?: (?:in|somewhere in|to) {_YOUR} {_LETTER})?"
)
_READS = rf"(?: (?:of|in) {_YOUR} {_LETTER})?,? {_MUST}? ?(?:be|say|read|contain|is)"
_LAST = rf"(?:last|final|closing|very last) (?:words?|line|sentence|thing|paragraph){_READS}"
_FIRST_LINE = rf"(?:first|opening) (?:line|sentence){_READS}"
_CODE_WORD = r"(?:(?:secret|magic|hidden) (?:word|phrase|code)|code ?word|key ?word|pass ?phrase)s?"
_PATTERNS: list[tuple[str, str]] = [
    ("starts_with", rf"{_START}{_GAP}(?:with|by|using|saying)?{_SAY}(?: {_NOUN})?{_GAP}?{_QUOTED}"),
    ("starts_with", rf"{_START}{_GAP}(?:with|by|using){_SAY} the (?:phrase|words|sentence){_GAP}{_FEW}"),
    ("starts_with", rf"{_START}{_GAP}(?:with|by|using){_SAY} {_NOUN}{_GAP}{_WORD}"),
    ("starts_with", rf"(?:start|begin) with the (?:exact )?(?:word|phrase|sentence|line){_GAP}{_QUOTED}"),
    (
        "starts_with",
        rf"{_START} with {_BARE}(?=\s*(?:[.,;!)\n]|$| so\b| to (?:show|prove|let|confirm)| in order))",
    ),
    (
        "starts_with",
        rf"(?:do not|don't|does not|doesn't|not|without) (?:begin|start)(?:ning|ing)? with (?:the )?(?:{_NOUN} )?{_QUOTED}",
    ),
    ("starts_with", rf"{_PUT}(?: {_NOUN})?{_GAP}{_QUOTED} as (?:the|your) (?:very )?(?:first|opening) \w+"),
    ("starts_with", rf"\buse (?:the |this |as (?:the|your) )?subject(?: line)?{_GAP}{_QUOTED}"),
    ("starts_with", rf"{_TOP} {_OF_LETTER}[,:]? (?:please )?{_PUT}(?: {_NOUN})?{_GAP}{_QUOTED}"),
    ("starts_with", rf"{_TOP} {_OF_LETTER}[,:]? (?:please )?{_PUT} {_NOUN}{_GAP}{_WORD}"),
    ("starts_with", rf"{_PUT}(?: {_NOUN})?{_GAP}{_QUOTED}[^.\n]{{0,20}}? {_TOP}\b"),
    ("starts_with", rf"{_PUT} {_NOUN}{_GAP}{_WORD} {_TOP}\b"),
    ("starts_with", rf"(?:put|write|type|place|reference|insert|mention) {_BARE} {_TOP} {_OF_LETTER}"),
    (
        "starts_with",
        rf"first (?:words?|line|sentence|thing)(?: (?:of|in) {_YOUR} {_LETTER})? {_MUST}? ?"
        rf"(?:be|say|read|contain|is)"
        rf"(?: {_NOUN})?{_GAP}{_QUOTED}",
    ),
    (
        "starts_with",
        rf"first (?:word|line|sentence) (?:of|in) {_YOUR} {_LETTER} {_MUST} "
        rf"(?:be|say|read)(?: {_NOUN})?{_GAP}{_BARE}",
    ),
    ("ends_with", rf"{_END} (?:with|by){_SAY}(?: {_NOUN})?{_GAP}{_QUOTED}"),
    ("ends_with", rf"sign(?:ing)?(?: off)? {_YOUR} {_LETTER} (?:with|as){_SAY}(?: {_NOUN})?{_GAP}{_QUOTED}"),
    ("ends_with", rf"{_END} with {_NOUN}{_GAP}{_WORD}"),
    (
        "ends_with",
        rf"{_PUT}(?: {_NOUN})?{_GAP}?{_QUOTED} (?:at|as|in) (?:the )?(?:very )?(?:end|bottom|last line)",
    ),
    (
        "avoids",
        rf"(?:do not|don't|never|avoid)(?: (?:us|say|writ|mention|includ)\w*)?(?: {_NOUN}{_GAP}?|{_GAP}){_QUOTED}",
    ),
    ("ends_with", rf"{_LAST}(?: {_NOUN})?{_GAP}{_QUOTED}"),
    ("ends_with", rf"{_LAST}:\s*(?P<line>[^.!?\n\"]{{3,120}})"),
    ("starts_with", rf"{_FIRST_LINE}:\s*(?P<line>[^.!?\n\"]{{3,120}})"),
    ("contains", rf"{_SOMEHOW} {_NOUN}{_GAP}{_QUOTED}"),
    (
        "contains",
        rf"{_SOMEHOW} (?:the |this |a )?(?:(?:secret|magic|code|key|special) ?)*"
        rf"(?:word|codeword|keyword|phrase|hashtag){_GAP}{_BARE}",
    ),
    (
        "contains",
        rf"{_LETTER} {_MUST} (?:contain|include|have|mention|use)(?: {_NOUN})?{_GAP}{_QUOTED}",
    ),
    (
        "contains",
        rf"{_LETTER} {_MUST} (?:contain|include|have|mention) the (?:sentence|phrase|line|text|words):"
        r"\s*(?P<line>[^.!?\n\"]{3,120})",
    ),
    ("contains", rf"{_SOMEHOW} (?:the )?(?:number|pin|id){_GAP}(?P<number>\d[\w-]{{0,20}})"),
    ("contains", rf"{_SOMEHOW}{_GAP}(?P<hash>#\d[\w-]{{1,20}})"),
    ("contains", rf"{_SOMEHOW} (?:the |this )?(?:\w+ )?code{_GAP}(?P<code>(?-i:[A-Z0-9][A-Z0-9-]{{2,20}}))"),
    ("contains", rf"{_PUT} (?:the |this |an? )?emoji{_GAP}(?P<emoji>[^\w\s.,;:!?]+)"),
    (
        "greets",
        rf"address (?:it|{_YOUR} {_LETTER}) to (?P<addressee>(?-i:(?:(?:Mr|Ms|Mrs|Dr)\.? )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?))",
    ),
    (
        "contains",
        rf"{_SOMEHOW} (?:the |our |this )?(?:\w+ )?(?:reference|ref|ticket|code|id|number|no)\.?{_GAP}(?P<reference>#?\d[\w-]{{0,20}})",
    ),
    ("contains", rf"{_CODE_WORD}(?: is| are|:| =|,)\s*{_QUOTED}"),
    ("contains", rf"(?:(?:secret|magic|hidden) (?:word|phrase)|code ?word)(?: is|:| =)\s*{_WORD}"),
    (
        "contains",
        r"(?:comment|repl(?:y|ies)|respond|answer|apply|write|say|include|mention|quote)(?: back)?(?: with)?"
        + _GAP
        + _QUOTED.replace("phrase", "loose", 1),
    ),
]
_ABROAD = (  # begins with, is mentioned, the word: German, Spanish, French, Portuguese, Italian, Dutch
    (
        r"beginn\w*|start\w*",
        "mit",
        r"erwähn\w*|schreib\w*|nenn\w*|füg\w*",
        r"d(?:as|em|en|er|ie) (?:\w*wort\w*|satz|phrase)",
    ),
    (
        r"comi?en\w+|empiec\w+|empiez\w+|inici\w+",
        "con",
        r"inclu\w+|mencion\w+|escrib\w+",
        r"las? (?:palabras?|frases?)",
    ),
    (r"commenc\w+|début\w+", "par", r"mentionn\w+|écri\w+|inclu\w+", r"l(?:e|a|es) (?:mots?|phrase)"),
    (r"come[cç]\w+|inici\w+", "com", r"inclu\w+|mencion\w+|escrev\w+", r"as? (?:palavras?|frases?)"),
    (r"inizi\w*|cominci\w*", "con", r"inclu\w+|menzion\w+|scriv\w+", r"l[ae] (?:parol[ae]|fras[ei])"),
    (r"begin\w*|start\w*", "met", r"vermeld\w*|noem\w*|schrijf\w*", r"(?:het|de) (?:\w*woord\w*|zin)"),
)
_PATTERNS += [
    (kind, rf"(?:{verb})[^.!?\n]{{0,60}}?\b{joined}{noun}\s*:?\s*(?:{_QUOTED}|{_WORD})")
    for begin, by, mention, noun in _ABROAD
    for kind, verb, joined in (("starts_with", begin, f"{by} "), ("contains", mention, ""))
]
_PATTERNS.insert(
    0,
    (
        "ends_with",
        rf"(?:beend\w*|schlie(?:ß|ss)\w*|enden)[^.!?\n]{{0,60}}?\bmit d(?:em|er) (?:\w*wort\w*|satz)\s*:?\s*(?:{_QUOTED}|{_WORD})",
    ),
)
_COMPILED = [(kind, re.compile(rf"\b{source}", re.I)) for kind, source in _PATTERNS]
_AND_MORE = re.compile(rf"(?:\s*(?:,|;|and|or)){{1,2}}\s*(?:{_NOUN}\s+)?{_QUOTED}", re.I)
_CUE = re.compile(
    rf"\b(?:{_LETTER}|apply|applying|read|reading|attention|so (?:that )?(?:i|we) know|human|bot|robot|"
    r"serious|spam)\b",
    re.I,
)
_FORBIDS = re.compile(
    r"(?:^|[.!?,;:(\n•*–—-]\s*|\b(?:please|and|but|also|kindly)\s+)(?:do not|don't|dont|never|avoid|refrain from)"
    r"\s+(?:(?:ever|even|just|simply|please)\s+)?$",
    re.I,
)
"""A prohibition before a demand: "Do not start your proposal with …"; "if you don't …" is none."""
_IN_PRODUCT = re.compile(
    r"\b(?:the|a|an|each|every|our|this|these|all) (?!(?:\w+ )?(?:proposal|application|cover|letter|bid|message|reply|response|answer|subject|first|last|opening)s?\b)"
    r"[\w-]+(?: [\w-]+){0,2} (?:must|should|has to|have to|needs? to|will|shall|can)\s+$|"
    r"(?:^|[.!?:\n]\s*)(?:all )?(?:[\w-]+ )?(?:names?|functions?|files?|class(?:es)?|tables?|variables?|fields?|urls?|ids?|columns?|keys?|commits?|"
    r"branches|paths?|hooks?|prefix(?:es)?|methods?|modules?|commands?|tags?|rows?|cells?|slugs?) (?:must|should|has to|have to|needs? to|will|shall|all)\s+$",
    re.I,
)
"""Before a demand: "The text must …", "Function names must …" speaks of what is to be made."""
_BEGINS_WITH = re.compile(r"(?:start|begin) with\b", re.I)
_AT_HEAD = re.compile(
    r"(?:^|[.!?,;:(\n•*–—-]\s*|\b(?:please|and|then|must|should|to|always|also|kindly)\s+)$", re.I
)
_NOT_FIRST = re.compile(r"(?:do not|don't|not)\b", re.I)
_OF_OTHERS = re.compile(r"\b(?:that|which|who|you|if|not)\s+$|\w{4,}\s+$", re.I)
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
            if any(s < end and start < e for s, e in taken) or not (
                _is_needle(needle, group) or (kind == "avoids" and needle.strip())
            ):
                continue
            if _IN_PRODUCT.search(flat[max(0, start - 60) : start]) or (
                _BEGINS_WITH.match(m[0]) and not _AT_HEAD.search(flat[max(0, start - 20) : start])
            ):
                continue
            if group == "loose" and not (
                _cued(flat, pieces, start) or _ALONE.search(flat[start : m.start("loose")])
            ):
                continue
            taken.append((start, end))
            end += len(re.match(r"[\"'”.]*", flat[end:])[0])  # type: ignore[index]
            kind = "avoids" if _is_forbidden(flat, start, m[0]) else kind
            yield kind, Span(start, end, text[start:end]), _tidy(text[m.start(group) : m.end(group)])
            if kind == "avoids":
                yield from _more_avoided(flat, end)


def _more_avoided(flat: str, end: int) -> Iterator[tuple[str, Span, str]]:
    """The other words of a list: “passionate”, “expert” and “guru”."""
    while m := _AND_MORE.match(flat, end):
        yield "avoids", Span(m.start(), m.end(), m[0]), _tidy(m["phrase"])
        end = m.end()


def _is_forbidden(flat: str, start: int, said: str) -> bool:
    """Whether the words are what the letter must not say."""
    before = flat[max(0, start - 40) : start]
    if _NOT_FIRST.match(said):
        return not _OF_OTHERS.search(before) or bool(re.search(r"\b(?:please|and|also)\s+$", before, re.I))
    return _FORBIDS.search(before) is not None


def _is_needle(needle: str, group: str) -> bool:
    word = needle.strip(" .,!?:;'\"").casefold()
    if not re.search(r"\w|[^\x00-\x7f]", word):
        return False
    return (group == "phrase" and " " in word) or word not in _NO_NEEDLE


def _cued(flat: str, pieces: list[Span], place: int) -> bool:
    """Whether the sentence, or one beside it, speaks of applying."""
    at = next((n for n, s in enumerate(pieces) if s.start <= place < s.end), None)
    if at is None:
        return False
    near = pieces[max(0, at - 1) : at + 2]
    return any(_CUE.search(flat[s.start : s.end]) for s in near)


def _tidy(needle: str) -> str:
    tidy = " ".join(needle.strip(" \t\n\"'*`_:;,").split())
    return tidy.rstrip(".,;:").rstrip() or tidy
