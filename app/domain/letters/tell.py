"""A profile row as a sentence in the first person: joined where the grammar is sure, else after a colon."""

import re

from app.domain.letters.casing import capital, lower_first, unshouted
from app.domain.letters.lexicon import words
from app.domain.letters.place import Setting
from app.domain.letters.verbs import ALSO_NOUNS, BASES, GERUND_TO_BASE, PAST_TO_BASE, THIRD_TO_BASE
from app.domain.wording import ended

LONGEST = 26
"""Words of a row that still make a sentence one wants to read."""

_MASS = words("mass_nouns")
_ADJECTIVES = words("adjectives_like_past")
_QUALITIES = words("qualities")
_PASTS = words("pasts_of_rows")
_DETERMINER = re.compile(
    r"(?:an?|the|all|both|each|every|over|more than|about|around|some|several|[\d$€£~])", re.I
)
_PRAISE = re.compile(r"^(?:successfully|effectively|efficiently|proactively) ", re.I)
_SUBJECT = re.compile(r"^(?:(?:i|we|my|our)\b|(?:i|we)['’](?:ve|m|re)\b)", re.I)
_COMMA = r",(?!\d{3})"
_LIST_WITH_END = re.compile(rf"{_COMMA}[^,]* and [^,]*$|, (?:used|sold|made|built|written|read|seen)\b")
_OUTCOME = re.compile(
    r"\bfrom \S+.{0,20}? to \S|%|\bpercent\b|\b(?:up|down) (?:by )?\d|\b(?:nearly none|on time|closed by|within)\b|"
    r"\b(?:fell|rose|dropped|grew|doubled|halved|tripled|kept|cut|saved|sold)\b",
    re.I,
)
_HONOUR = re.compile(
    r"^(?:awarded|named|promoted|nominated|elected|voted|recogni[sz]ed|honou?red)\s(?!.*\bto (?:\d+|all|each|the|our)\b)",
    re.I,
)
"""What was done to the writer: "Awarded “Teacher of the Month”"."""
_PASSIVE = re.compile(
    r"^(?:used|adopted|featured|downloaded|trusted|installed|published|deployed|read|shown|sold|praised|chosen|cited|viewed|"
    r"played|loved|rated|licensed|translated) (?:(?:more than|over|about) )?(?:by|in|on|at|to|into|\d[\d,.]* (?:times|by|on|from|out of))\b",
    re.I,
)
"""What became of the work: "Used by 300 shops"."""
_POINTS_BACK = re.compile(r"\b(?:it|its|they|them|their|this|these|that)\b", re.I)
_PREPOSITION = r"(?:for|of|with|in|on|at|from|to|by|using|across|over|per|about|into|that|which|who)"


def told(text: str, setting: Setting, *, again: bool, variant: int = 0) -> str:
    """What the row says in the first person, its afterthoughts as sentences of their own; "" when it cannot be.

    `again`: the sentence before it was about the same work.
    """
    first, *rest = _pieces(tidy(text))
    ways = (first, first.partition("; ")[0])
    said = next((line for way in ways if (line := _told(way, setting, again=again, variant=variant))), "")
    if not said:
        return ""
    outcomes = [lower_first(piece) for piece in rest if _is_outcome(piece)]
    more = [_told(p, setting, again=True, variant=n) for n, p in enumerate(rest) if not _is_outcome(p)]
    result = ended(f"The result: {'; '.join(outcomes)}") if outcomes else ""
    return " ".join(line for line in (said, result, *more) if line)


def _pieces(line: str) -> list[str]:
    """The row between its semicolons; what points back ("9,000 appointments go through it") stays where it is."""
    pieces: list[str] = []
    for piece in re.split(r";\s+", line):
        if pieces and _POINTS_BACK.search(piece):
            pieces[-1] += f" and {lower_first(piece)}" if shape(piece)[0] == "past" else f"; {piece}"
        else:
            pieces.append(piece)
    return pieces


def _is_outcome(piece: str) -> bool:
    """Whether a piece says what came of the work, and not what its writer did besides."""
    lacks_object = re.match(rf"\w+ {_PREPOSITION}\b", piece) is not None
    return _OUTCOME.search(piece) is not None and (shape(piece)[0] != "past" or lacks_object)


def _told(line: str, setting: Setting, *, again: bool, variant: int) -> str:
    """One sentence for one piece of a row."""
    if len(line.split()) < 2 or len(line.split()) > LONGEST:
        return ""
    form, phrase = shape(line)
    there = setting.there
    if form == "sentence":
        return ended(capital(phrase) if again else f"{setting.at} {phrase}")
    if form == "past":
        return ended(_past(_joined_verbs(phrase), setting, again=again, variant=variant))
    if form == "present":
        if setting.current:
            return ended(f"{there if again else setting.at} I {phrase}")
        return ended(f"My work there was to {phrase}" if again else f"{setting.at} my work was to {phrase}")
    if form == "passive":
        subject = "The same work" if again else capital(setting.work.removeprefix("my work on "))
        return ended(f"{subject} was {phrase}")
    if form == "included":
        verb = "includes" if setting.current else "included"
        return ended(f"{'The same work' if again else capital(setting.work)} {verb} {phrase}")
    if form == "work":
        return ended(f"{there} I also worked on {phrase}" if again else f"{setting.at} I worked on {phrase}")
    phrase = re.sub(r"^([^:]+): ([^:]+)$", r"\1 (\2)", phrase)
    return ended(f"Also from there: {phrase}" if again else f"From {setting.work}: {phrase}")


def _joined_verbs(phrase: str) -> str:
    """ "moved a monolith, cut a report" → "moved a monolith and cut a report"."""
    verbs = list(re.finditer(r", (and )?([a-z]+) | and ([a-z]+) ", phrase))
    found = [m for m in verbs if (v := m[2] or m[3]) in PAST_TO_BASE and v not in _ADJECTIVES]
    if not found or not found[-1][0].startswith(", ") or found[-1][1]:
        return phrase
    last = found[-1]
    return f"{phrase[: last.start()]} and {phrase[last.start() + 2 :]}"


def _past(phrase: str, setting: Setting, *, again: bool, variant: int) -> str:
    if not again:
        return f"{setting.at} I {phrase}"
    short = len(phrase.split()) <= 9 and not re.search(r"[,;]", phrase)
    if variant % 2 and short and setting.there == "There":
        return f"I also {phrase} there"
    return f"{setting.there} I also {phrase}"


def shape(line: str) -> tuple[str, str]:
    """What kind of line it is (sentence, past, present, passive, included, work or note), and the words to join."""
    if _SUBJECT.match(line):
        return "sentence", line if line[:1] == "I" else line[:1].lower() + line[1:]
    line = _PRAISE.sub("", line)
    if _HONOUR.match(line):
        return "past", f"was {lower_first(line)}"
    if _PASSIVE.match(line):
        return "passive", lower_first(line)
    if re.match(rf"used (?!{_PREPOSITION}\b|daily|only|to\b)", line, re.I):
        return "past", lower_first(line)
    line = unshouted(line) if len(line.split()) > 3 else line
    head = re.match(r"(?:[a-z]+ly )?([A-Za-z]+)\b", line, re.I)
    first = head[1].casefold() if head else ""
    rest = line[head.end() :].strip() if head else ""
    if first not in _ADJECTIVES and rest and not _goes_on_as_noun(rest) and _is_past(line, first, rest):
        return "past", lower_first(line)
    if first in ("have", "was", "responsible") and rest:
        return "sentence", f"I {'was ' if first == 'responsible' else ''}{lower_first(line)}"
    base = _present(first, rest)
    if base and rest:
        return "present", f"{base} {rest}"
    if first in BASES:
        return "note", lower_first(line)
    if first in GERUND_TO_BASE and rest and "," not in rest and not re.match(_PREPOSITION, rest):
        return "included", lower_first(line)
    return _noun_phrase(line)


def _is_past(line: str, first: str, rest: str) -> bool:
    """A known past, in either spelling; or what can be nothing else: "Dockerized a …", "Sped up a …"."""
    whole = line.split()[0].casefold()
    known = first in PAST_TO_BASE or first.replace("ised", "ized") in PAST_TO_BASE or whole in _PASTS
    return known or (first.endswith("ed") and len(first) > 4 and _DETERMINER.match(rest) is not None)


def _present(first: str, rest: str) -> str | None:
    """The base of a verb in the present ("Manage", "Handles"); None when it may as well be a noun."""
    if re.match(r",|and\b|&", rest):
        return None
    base = first if first in BASES else THIRD_TO_BASE.get(first)
    return base if base and (base not in ALSO_NOUNS or _DETERMINER.match(rest)) else None


def _goes_on_as_noun(rest: str) -> bool:
    """Whether the words behind "Printed …" show that it was no verb."""
    return bool(re.match(r"(?:is|are|was|were|has|have|had)\b", rest, re.I))


def _noun_phrase(line: str) -> tuple[str, str]:
    """A line without a verb of its own: something that was worked on, or a note that only a colon can carry."""
    low = lower_first(line)
    core = re.split(rf"{_COMMA}|;|\s{_PREPOSITION}\s", f" {line} ")[0].strip()
    if (
        _is_note(line, core)
        or re.search(r"\b(?:up|down) (?:by )?\d", line)
        or line.casefold().startswith("team of")
    ):
        return "note", low
    if _DETERMINER.match(core):
        return "included", low
    noun = re.findall(r"[^\W\d_]+", core)[-1].casefold()
    has_comma = re.search(_COMMA, line) is not None
    if noun in _MASS or (noun.endswith("s") and not noun.endswith(("ss", "us", "is"))):
        if has_comma and not _LIST_WITH_END.search(line):
            return "note", low
        return "work" if has_comma else "included", low
    if (
        re.match(r"[^\W\d]+ (?:[a-z]+ )?(?:an?|the|our|all)\b", low)
        or re.search(r"\d", core)
        or re.match(r"[^,\d]+, [^,\d]+, ", line)
    ):
        return "note", low
    return "work", "the " + re.sub(r", (?=[\d$€£])", ": ", low, count=1)


def _is_note(line: str, core: str) -> bool:
    """Whether a line is no plain noun phrase: a quality, a change from one figure to another, a sentence."""
    parts = re.findall(r"[^\W\d_]+", line.casefold())
    if not parts or parts[0] in _QUALITIES | _ADJECTIVES or re.search(r"[:→/|+]", line):
        return True
    if not re.search(r"[^\W\d_]", core) or len(core.split()) > 5 or "%" in core or _says(core):
        return True
    tail = line[len(core) :]
    return re.match(r"\S+ from .* to ", line) is not None or (_says(tail) and not _is_apart(tail))


def _says(text: str) -> bool:
    """Whether a piece has a verb of its own."""
    parts = [w.casefold() for w in re.findall(r"[A-Za-z]+", text)]
    verbs = ("is", "are", "was", "were", "has", "had")
    return any(
        w in PAST_TO_BASE or w in verbs or THIRD_TO_BASE.get(w, "a") not in {"a", *ALSO_NOUNS} for w in parts
    )


def _is_apart(tail: str) -> bool:
    """A verb behind "that", "which" or a comma belongs to an aside and disturbs nothing."""
    before = re.split(r",|;|\b(?:that|which|who|used|sold|made|built|written|based|read|seen)\b", tail)[0]
    return not _says(before)


def tidy(text: str) -> str:
    """A row without bullets and afterthoughts; "" when it has a link or an address in it."""
    line = " ".join(re.sub(r"^[\s\-*•·▪–—✓✔>]+", "", text).split())
    if re.search(r"https?:|www\.|@|[«»\[\]{}<>_\\]", line):
        return ""
    if max(len(piece.split()) for piece in line.split("; ")) > LONGEST:
        line = re.split(r";|\s[–—-]\s|\.\s", line)[0]
    line = _without_end(line)
    if line.isupper() and len(line) > 6:
        line = line.capitalize()
    return line if re.search(r"[^\W\d_]{2}", line) else ""


def _without_end(line: str) -> str:
    """Without a full stop, where it is none of an abbreviation: "for Kestrel s.r.o." keeps its own."""
    bare = line.rstrip(" .;,:!?")
    last = bare.split()[-1:] or [""]
    return (
        f"{bare}."
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]", last[0], re.I) and line.startswith(f"{bare}.")
        else bare
    )
