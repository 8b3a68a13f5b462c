"""The top of a CV: whose it is, their headline, where they are, what they say of themselves."""

import re

from app.domain.countries import country_of_place
from app.domain.profile_forms import LONGEST_ABOUT, LONGEST_HEADLINE, LONGEST_NAME
from app.domain.profile_import.facts import FactKind, FoundFact, snippet_of
from app.sources.profiles.lines import Line

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b(?:[\w-]+\.)+(?:com|org|net|io|dev|me|co|it|de|fr|uk)(?:/\S*)?", re.I
)
PHONE = re.compile(r"(?<!\w)\+?\(?\d[\d\s().-]{7,}\d(?!\w)")
LINKEDIN = re.compile(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/in/([\w%-]{2,100})/?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]+){1,4}\.?")
_LABEL = re.compile(r"^(?:name|address|location|based in|city|residence|indirizzo|ort|wohnort)\s*:\s*", re.I)
WITHIN = 12
"""Lines of the top in which name and place are looked for."""


def read_top(lines: list[Line]) -> list[FoundFact]:
    """Name, headline, place and LinkedIn address, as far as the top says them."""
    facts: list[FoundFact] = []
    top = lines[:WITHIN]
    name_at = next((n for n, line in enumerate(top[:4]) if _is_name(line.text)), None)
    if name_at is not None:
        facts.append(basics("display_name", _titled(top[name_at].text)[:LONGEST_NAME], top[name_at]))
        headline = next((line for line in top[name_at + 1 : name_at + 4] if _is_headline(line.text)), None)
        if headline is not None:
            words = headline.text[:LONGEST_HEADLINE]
            facts.append(basics("headline", words, headline, doubt="Taken for your headline by its place."))
    place = next(((found, line) for line in top if (found := _place_in(line.text))), None)
    if place is not None:
        facts.append(basics("location", place[0], place[1]))
    for line in lines:
        if linkedin := LINKEDIN.search(line.text):
            facts.append(basics("linkedin_url", f"https://www.linkedin.com/in/{linkedin[1]}", line))
            break
    return facts


def read_summary(lines: list[Line]) -> list[FoundFact]:
    """The words under "Summary" as they stand."""
    if not lines:
        return []
    words = join_wrapped([line.text for line in lines])[:LONGEST_ABOUT]
    return [FoundFact(FactKind.BASICS, {"field": "about", "value": words}, lines[0].place, snippet_of(words))]


def basics(field: str, value: str, line: Line, *, doubt: str = "") -> FoundFact:
    """A field of the profile itself."""
    values = {"field": field, "value": value}
    return FoundFact(FactKind.BASICS, values, line.place, snippet_of(line.text), not doubt, doubt)


def join_wrapped(lines: list[str]) -> str:
    """Lines of one paragraph as one line; a line that ends a sentence short of the edge ends a paragraph."""
    edge = max(map(len, lines), default=0)
    text = ""
    for line in lines:
        text += line + ("\n" if line.endswith((".", "!", "?", ":")) and len(line) < 0.8 * edge else " ")
    return text.strip()


def without_contacts(text: str) -> str:
    """The line without addresses, numbers and links."""
    for pattern in (EMAIL, LINK, PHONE):
        text = pattern.sub(" | ", text)
    return text


def _is_name(text: str) -> bool:
    return (
        bool(_NAME.fullmatch(text))
        and len(text) <= 60
        and text.lower() not in ("curriculum vitae", "cv", "resume")
    )


def _titled(name: str) -> str:
    return name.title() if name.isupper() else name


def _is_headline(text: str) -> bool:
    if EMAIL.search(text) or PHONE.search(text) or LINK.search(text) or _place_in(text):
        return False
    return 8 <= len(text) <= LONGEST_HEADLINE and len(re.findall(r"[^\W\d_]", text)) > 0.6 * len(text)


def _place_in(text: str) -> str:
    """ "NYC, NY" in a line of contacts; "" where no part of it is a place."""
    for piece in re.split(r"\s*[|•·;]\s*|\s{2,}|\t", without_contacts(text)):
        part = _LABEL.sub("", piece.strip(" ,-–"))
        words = part.split()
        if not 1 <= len(words) <= 6 or re.search(r"\d", part) or not part[:1].isupper():
            continue
        if country_of_place(part) and ("," in part or len(words) <= 3):
            return part
    return ""
