"""Enough English morphology to join a fact to a sentence: known verbs and their forms, nothing guessed."""

from app.domain.letters.lexicon import words

_DOUBLING = words("doubling_verbs")
ALSO_NOUNS = words("verbs_also_nouns")


def _irregular() -> dict[str, tuple[str, str]]:
    triples = (item.split(":") for item in words("irregular_verbs"))
    return {base: (past, participle) for base, past, participle in triples}


IRREGULAR = _irregular()
BASES = words("regular_verbs") | frozenset(IRREGULAR)


def past(base: str) -> str:
    """Simple past of a known verb: "cut" → "cut", "ship" → "shipped", "tidy" → "tidied"."""
    if base in IRREGULAR:
        return IRREGULAR[base][0]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if base in _DOUBLING else base + "ed"


def gerund(base: str) -> str:
    """The -ing form: "create" → "creating", "run" → "running"."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if base in _DOUBLING else base + "ing"


def third(base: str) -> str:
    """Third person singular: "fix" → "fixes", "tidy" → "tidies"."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


PAST_TO_BASE = {past(b): b for b in sorted(BASES)}
PARTICIPLE_TO_BASE = {forms[1]: b for b, forms in IRREGULAR.items()} | PAST_TO_BASE
GERUND_TO_BASE = {gerund(b): b for b in sorted(BASES)}
THIRD_TO_BASE = {third(b): b for b in sorted(BASES)}
IRREGULAR_PASTS = frozenset(forms[0] for base, forms in IRREGULAR.items() if forms[0] != base)
