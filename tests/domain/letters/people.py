"""People of several trades and ads for them, for the tests of letters."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from app.domain.enums import LetterStyle, Platform
from app.domain.letters.compose import Letter, compose
from app.domain.posting import JobPosting
from app.domain.profile import EducationFact, ExperienceFact, ProfileFacts, SearchWish, SkillFact

_NAMES = UUID(int=11)


def an_id(name: str) -> UUID:
    return uuid5(_NAMES, name)


def a_skill(name: str, years: str | None = None) -> SkillFact:
    return SkillFact(an_id(name), name, None, Decimal(years) if years else None)


def a_work(title: str, company: str = "", *results: str, **known: Any) -> ExperienceFact:
    plain: dict[str, Any] = {"started_on": date(2020, 1, 1), "ended_on": date(2023, 5, 1)}
    return ExperienceFact(an_id(title + company), title, company, results=results, **{**plain, **known})


def an_ad(title: str, description: str = "", *skills: str, **known: Any) -> JobPosting:
    return JobPosting(platform=Platform.UPWORK, title=title, description=description, skills=skills, **known)


def a_letter(
    job: JobPosting,
    profile: ProfileFacts,
    *,
    style: LetterStyle = LetterStyle.DIRECT,
    temperature: float = 0.0,
    seed: int = 1,
    wish: SearchWish | None = None,
) -> Letter:
    return compose(job, profile, wish or SearchWish(), style=style, temperature=temperature, seed=seed)


DEVELOPER = ProfileFacts(
    display_name="Ines Duarte",
    headline="Backend developer",
    about="I build backends that stay boring. I have worked with booking systems since 2016.",
    location="Lisbon",
    skills=(
        a_skill("Python", "9"),
        a_skill("FastAPI", "5"),
        a_skill("PostgreSQL", "8"),
        a_skill("React", "3"),
    ),
    experiences=(
        a_work(
            "Backend developer",
            "Praxio",
            "Scheduling service, 11,000 appointments a week, FastAPI, PostgreSQL 14",
            "Moved 4 years of bookings with no downtime",
            "Cut API response time by 40 %",
            skills=("Python", "FastAPI", "PostgreSQL"),
        ),
        a_work(
            "Full-stack developer",
            "Northlane",
            "Built a React dashboard used by 120 warehouse staff",
            "Integrated Stripe and PayPal for 3 shops",
            skills=("React",),
        ),
    ),
    educations=(EducationFact(an_id("porto"), "University of Porto", "BSc", "Computer Science"),),
)
DESIGNER = ProfileFacts(
    display_name="Mara Lindqvist",
    skills=(a_skill("Illustrator", "8"), a_skill("Branding", "8"), a_skill("Packaging Design", "4")),
    experiences=(
        a_work(
            "Freelance designer",
            "Self-employed",
            "Brand identities for 14 restaurants and cafés",
            "Redesigned a bakery web shop; orders up 32 % in 3 months",
            description="Logos, packaging and web design for food brands.",
            ended_on=None,
        ),
    ),
)
ASSISTANT = ProfileFacts(
    display_name="Joy Santos",
    location="Cebu",
    skills=(a_skill("Data Entry", "7"), a_skill("Calendar Management", "5")),
    experiences=(
        a_work(
            "Virtual assistant",
            "Harper & Lowe Realty",
            "Managing inboxes and calendars for 3 executives",
            "Handle around 60 emails a day",
            "Entered 12,000 listings into the CRM with 99.5% accuracy",
            ended_on=None,
        ),
    ),
)
NOBODY = ProfileFacts()

CLINIC_AD = an_ad(
    "FastAPI backend for a clinic booking platform",
    "We run a booking platform for forty clinics and want to replace a tired PHP backend with FastAPI and "
    "PostgreSQL. You will own the calendar logic, the tests and the move of existing data. Please start your "
    "proposal with the word “calendar”. Experience with Keycloak is welcome.",
    "Python",
    "FastAPI",
    "PostgreSQL",
    "Keycloak",
    extras={"questions": ["How would you move live bookings?"]},
)
SAUCE_AD = an_ad(
    "Logo and label design for a small-batch hot sauce",
    "We are a two-person hot sauce company and need a logo and a label for three bottles. We like bold type and "
    "hand-drawn details. Print files for our label printer are needed at the end.",
    "Logo Design",
    "Packaging Design",
    "Adobe Illustrator",
    "Branding",
)
NOTES_AD = an_ad(
    "Data entry from scanned delivery notes",
    "About 3,000 scanned delivery notes need to be typed into a Google Sheet. Accuracy matters more than speed. "
    'Include the word "ledger" somewhere in your application. When can you start?',
    "Data Entry",
    "Google Sheets",
)
PEOPLE = (DEVELOPER, DESIGNER, ASSISTANT, NOBODY)
ADS = (CLINIC_AD, SAUCE_AD, NOTES_AD)
