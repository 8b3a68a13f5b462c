"""How a name may be written: keys without punctuation, and forms such as -er for -ing, and plurals."""

import re
from collections.abc import Iterator

TOKEN = re.compile(r"(?:(?<![^\W_])c(?:\\?\+){2}|(?<![^\W_])[cf]\\?#(?!\w)|(?<!\w)\.net(?!\w)|[^\W_]+)")
"""A word, or one of the names that punctuation belongs to; Markdown may have put a backslash into those."""

TRADES = (
    ("development", "developer", "dev", "programming", "programmer", "engineer", "engineering", "coder"),
    ("engineering", "engineer"),
    ("design", "designer", "designing"),
    ("editing", "editor", "edits", "edit"),
    ("writing", "writer"),
    ("marketing", "marketer"),
    ("analysis", "analyst", "analyses"),
    ("management", "manager", "managing"),
    ("animation", "animator"),
    ("modeling", "modeler", "modelling", "modeller"),
    ("translation", "translator"),
    ("testing", "tester", "test"),
    ("consulting", "consultant", "consultation", "consultancy"),
    ("administration", "administrator", "admin"),
    ("photography", "photographer"),
    ("videography", "videographer"),
    ("production", "producer"),
    ("research", "researcher"),
    ("strategy", "strategist"),
    ("assistance", "assistant"),
    ("architecture", "architect"),
    ("scraping", "scraper", "scrape"),
    ("coaching", "coach"),
    ("planning", "planner"),
    ("retouching", "retoucher"),
    ("illustration", "illustrator"),
    ("optimization", "optimizing"),
    ("recruiting", "recruiter", "recruitment"),
    ("visualization", "visualizations"),
    ("science", "scientist"),
    ("composition", "composer"),
    ("mixing", "mixer"),
    ("building", "builder"),
    ("teaching", "teacher"),
    ("tutoring", "tutor"),
)

SPELLINGS = (
    ("ization", "isation"),
    ("izing", "ising"),
    ("color", "colour"),
    ("modeling", "modelling"),
    ("labeling", "labelling"),
    ("catalog", "catalogue"),
    ("center", "centre"),
    ("behavior", "behaviour"),
    ("program", "programme"),
)


def tokens_of(text: str) -> list[str]:
    return [token.replace("\\", "") for token in TOKEN.findall(text.lower())]


def key_of(text: str) -> str:
    """What is left of a name when case, spaces and punctuation are not looked at: "Node.js" is "node js"."""
    return " ".join(tokens_of(text))


def forms_of(name: str) -> Iterator[str]:
    """Keys of the other ways to write a name: the person for the trade, the plural, the British spelling."""
    tokens = tokens_of(name.replace("&", " and "))
    if not tokens:
        return
    for head in _spelled(" ".join(tokens)):
        *front, last = head.split(" ")
        for form in _last_word_forms(last) if front else [last]:
            yield " ".join([*front, form])


def _spelled(key: str) -> Iterator[str]:
    yield key
    for american, british in SPELLINGS:
        if american in key and british not in key:
            yield key.replace(american, british)


def _last_word_forms(word: str) -> Iterator[str]:
    for form in (word, *next((trade[1:] for trade in TRADES if trade[0] == word), ())):
        yield form
        if form.isalpha() and len(form) > 2 and not form.endswith(("s", "ing", "x", "z")):
            yield form[:-1] + "ies" if form.endswith(("cy", "gy", "ty", "ry", "hy", "py")) else form + "s"
