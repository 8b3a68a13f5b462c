"""A CV cut into its sections by their headings; what is not about work is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Section(StrEnum):
    TOP = "top"
    ABOUT = "about"
    WORK = "work"
    SKILLS = "skills"
    EDUCATION = "education"
    LANGUAGES = "languages"
    OTHER = "other"
    ASIDE = "aside"


HEADINGS = {
    Section.ABOUT: (
        "summary", "profile", "about", "about me", "objective", "career objective", "personal statement",
        "professional summary", "professional profile", "career summary", "executive summary", "introduction",
        "profil", "über mich", "perfil", "profilo", "à propos", "overview",
    ),
    Section.WORK: (
        "experience", "work experience", "professional experience", "employment", "employment history",
        "work history", "career", "career history", "relevant experience", "positions", "internships",
        "job experience", "industry experience", "professional background", "berufserfahrung",
        "expérience", "expériences professionnelles", "experiencia", "experiencia laboral", "esperienza",
        "esperienze lavorative", "werkervaring", "praktische erfahrung",
    ),
    Section.SKILLS: (
        "skills", "technical skills", "key skills", "core skills", "technologies", "technical",
        "core competencies", "competencies", "expertise", "areas of expertise", "tools", "tech stack",
        "technical proficiencies", "professional skills", "hard skills", "soft skills", "computer skills",
        "it skills", "skills and tools", "skills summary", "programming languages", "software", "strengths",
        "kenntnisse", "fähigkeiten", "compétences", "competencias", "habilidades", "competenze", "vaardigheden",
    ),
    Section.EDUCATION: (
        "education", "academic background", "academic qualifications", "qualifications", "training",
        "education and training", "courses", "coursework", "certifications", "certificates", "licenses",
        "certifications and licenses", "licenses and certifications", "ausbildung", "bildung", "formation",
        "educación", "istruzione", "opleiding", "studium",
    ),
    Section.LANGUAGES: ("languages", "language skills", "sprachen", "langues", "idiomas", "lingue", "talen"),
    Section.OTHER: (
        "projects", "personal projects", "selected projects", "key projects", "achievements", "awards",
        "publications", "volunteering", "volunteer experience", "honors", "honours", "accomplishments",
        "portfolio", "projekte", "research", "open source", "leadership", "activities",
    ),
    Section.ASIDE: (
        "interests", "hobbies", "hobbies and interests", "references", "personal details", "personal information",
        "contact", "contact information", "contact details", "interessen", "referenzen", "loisirs",
        "declaration", "personal data", "referees",
    ),
}  # fmt: skip

BY_HEADING = {heading: section for section, headings in HEADINGS.items() for heading in headings}

LONGEST_HEADING = 40

ADDRESS = re.compile(
    r"\S+@\S+\.\w+|(?:https?://|www\.)\S+|\b(?:linkedin|github|gitlab|twitter)\.com\S*|(?:\+|\(|\b0)[\d ()./-]{8,}\d"
)
"""E-mail and web addresses and telephone numbers: they say nothing about work."""

IN_ONE_LINE = re.compile(
    r"(?<=[\w.)])\s+(?=(?:(?:Work|Professional|Relevant|Employment|Technical|Key|Core)\s)?"
    r"(?:EXPERIENCE|EDUCATION|SKILLS|SUMMARY|LANGUAGES|INTERESTS|REFERENCES|PROJECTS|CERTIFICATIONS|EMPLOYMENT|HISTORY)\b)"
    r"|\s+(?=(?:Experience|Education|Skills|Summary|Languages|Interests|References|Projects|Profile):\s)"
    r"|\s+(?=[•●▪◦*]\s)"
)
"""Where a text that lost its line ends most likely had them: before headings in capitals and before bullets."""


@dataclass(slots=True)
class Cut:
    """The lines of a CV by section, in order."""

    lines: dict[Section, list[str]] = field(default_factory=lambda: {section: [] for section in Section})

    def text(self, *sections: Section) -> str:
        return "\n".join(line for section in sections for line in self.lines[section])


def cut(text: str) -> Cut:
    """Every line under the heading it stands under; before the first heading is the top."""
    found = Cut()
    section = Section.TOP
    for line in _lines(text):
        heading, rest = _heading(line)
        if heading:
            section = heading
        if kept := rest if heading else line:
            found.lines[section].append(kept)
    return found


def _lines(text: str) -> Iterator[str]:
    broken = text if text.count("\n") > len(text) / 400 else IN_ONE_LINE.sub("\n", text)
    for line in broken.splitlines():
        if kept := ADDRESS.sub(" ", line).strip(" \t|·,;"):
            yield kept


def _heading(line: str) -> tuple[Section | None, str]:
    """The section that a line opens, and what of it is already content: "Skills: SQL, Excel"."""
    before, colon, after = line.partition(":")
    if section := _named(before):
        if colon:
            return section, after.strip()
        return section, ""
    for capitals in re.finditer(r"^(?:[A-Z]{4,}[ &/]*){1,3}(?=\s)", line):
        if section := _named(capitals[0]):
            return section, line[capitals.end() :].strip()
    return None, line


def _named(text: str) -> Section | None:
    if len(text) > LONGEST_HEADING:
        return None
    words = " ".join(re.findall(r"[^\W\d_]+", text.lower().replace("&", " and ")))
    return BY_HEADING.get(words) or BY_HEADING.get(words.removeprefix("my ").removesuffix(" history"))
