"""What the shell says about the person: name, address, team."""

from dataclasses import dataclass

from sqlalchemy import and_, column, select, table

from app.db.session import team_session
from app.domain.identity import Identity

PROFILES = table("profiles", *map(column, ("user_id", "team_id", "email", "display_name")), schema="public")
TEAMS = table("teams", *map(column, ("id", "name")), schema="public")


@dataclass(frozen=True)
class Person:
    """Who is signed in, in words."""

    email: str
    display_name: str
    team_name: str


async def person_of(identity: Identity) -> Person:
    """As the profile in this team has it; the sign-in's address where there is no profile yet."""
    mine = and_(PROFILES.c.team_id == TEAMS.c.id, PROFILES.c.user_id == identity.user_id)
    question = (
        select(TEAMS.c.name, PROFILES.c.email, PROFILES.c.display_name)
        .select_from(TEAMS.outerjoin(PROFILES, mine))
        .where(TEAMS.c.id == identity.team_id)
        .limit(1)
    )
    async with team_session(identity) as db:
        row = (await db.execute(question)).mappings().one_or_none()
    if row is None:
        return Person(identity.email, "", "")
    return Person(row["email"] or identity.email, row["display_name"] or "", row["name"])
