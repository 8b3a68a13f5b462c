"""A freelancer with facts, as plain values."""

from decimal import Decimal
from uuid import UUID

from app.domain.profile import ExperienceFact, ProfileFacts, SkillFact

PROFILE = ProfileFacts(
    display_name="Ana",
    skills=(
        SkillFact(UUID(int=1), "Django", "expert", Decimal(6)),
        SkillFact(UUID(int=2), "Postgres", "", None),
    ),
    experiences=(
        ExperienceFact(
            id=UUID(int=3),
            title="Senior developer",
            company="Harbour Freight",
            description="I build booking systems in Django projects.",
            results=("Cut the nightly import from 3 hours to 25 minutes",),
            skills=("Django", "Postgres"),
        ),
    ),
)
