"""A CV cut at its headings, whatever they are called."""

import re
from dataclasses import dataclass, field

from app.sources.profiles.lines import Line

HEADINGS: dict[str, tuple[str, ...]] = {
    "summary": (
        "summary", "professional summary", "executive summary", "profile", "professional profile", "about",
        "about me", "objective", "career objective", "personal statement", "profilo", "profil", "uber mich",
        "career summary", "bio",
    ),
    "experience": (
        "experience", "work experience", "professional experience", "employment", "employment history",
        "work history", "career history", "career", "relevant experience", "professional background",
        "esperienze", "esperienza", "esperienze lavorative", "esperienza professionale", "berufserfahrung",
        "experiences", "experiencia", "experiencia laboral", "experience professionnelle", "freelance experience",
    ),
    "projects": (
        "project", "projects", "personal projects", "selected projects", "key projects", "freelance projects",
        "side projects", "portfolio", "open source", "progetti", "projekte", "proyectos", "projets",
        "selected work", "notable projects",
    ),
    "volunteer": ("volunteer", "volunteering", "volunteer experience", "volunteer work", "community"),
    "education": (
        "education", "academic background", "education and training", "academic qualifications", "studies",
        "qualifications", "formazione", "istruzione", "istruzione e formazione", "ausbildung", "educacion",
        "formation", "education and certifications",
    ),
    "skills": (
        "skills", "technical skills", "core skills", "key skills", "core competencies", "competencies",
        "technologies", "tech stack", "skills and tools", "expertise", "areas of expertise", "tools",
        "skills and technologies", "technical expertise", "competenze", "competenze tecniche", "kenntnisse",
        "fahigkeiten", "competences", "habilidades", "technical proficiencies", "skills summary",
    ),
    "certificates": (
        "certifications", "certificates", "licenses and certifications", "courses", "training",
        "certificazioni", "zertifikate", "certification", "courses and certifications",
    ),
    "languages": ("languages", "lingue", "sprachen", "langues", "idiomas", "language skills"),
    "awards": ("awards", "honors", "honours", "honors and awards", "awards and honors", "achievements"),
    "publications": ("publications", "talks", "patents", "publications and talks"),
    "other": ("interests", "hobbies", "references", "contact", "contact details", "contacts", "personal details",
              "additional information", "personal information", "links"),
}  # fmt: skip
_SECTION_OF = {name: section for section, names in HEADINGS.items() for name in names}
LONGEST_HEADING = 40


@dataclass
class Section:
    """Lines under one heading; the lines above the first heading are the section "top"."""

    name: str
    lines: list[Line] = field(default_factory=list)


def cut(lines: list[Line]) -> list[Section]:
    """The sections in order. A skills heading with words after its colon keeps those words."""
    sections = [Section("top")]
    for line in lines:
        name, rest = heading_of(line)
        if name:
            sections.append(Section(name))
            if rest:
                sections[-1].lines.append(Line(rest, line.place))
        else:
            sections[-1].lines.append(line)
    return sections


def heading_of(line: Line) -> tuple[str, str]:
    """The section that a line begins, and what it says after a colon; ("", "") for any other line."""
    head, colon, rest = line.text.partition(":")
    if line.is_bullet or len(head) > LONGEST_HEADING:
        return "", ""
    name = _SECTION_OF.get(_folded(head), "")
    if rest.strip() and name not in ("skills", "languages"):
        return "", ""
    looks = line.is_heading or bool(colon) or head.isupper() or head[:1].isupper()
    return (name, rest.strip()) if name and looks else ("", "")


def _folded(text: str) -> str:
    """Lower case, without accents and decoration, "&" as "and", "S K I L L S" as "skills"."""
    if re.fullmatch(r"(?:\w ){3,}\w", text.strip()):
        text = text.replace(" ", "")
    table = str.maketrans("àáâäãèéêëìíîïòóôöõùúûüç", "aaaaaeeeeiiiiooooouuuuc")
    return " ".join(re.findall(r"[a-z]+", text.lower().translate(table).replace("&", " and ")))
