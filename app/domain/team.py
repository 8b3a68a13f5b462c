"""Who may do what in a team, in words: roles, invitations, and who may decide about whom."""

from datetime import timedelta

from app.domain.enums import TeamRole
from app.domain.errors import BadInput

INVITATION_LASTS = timedelta(days=7)
MOST_INVITATIONS = 50
LONGEST_NAME = 80

ROLE_WORDS = {
    TeamRole.OWNER: "Owner",
    TeamRole.ADMIN: "Admin",
    TeamRole.MEMBER: "Member",
    TeamRole.VIEWER: "Viewer",
}
ROLE_SENTENCES = {
    TeamRole.ADMIN: "does everything, and looks after members and viewers",
    TeamRole.MEMBER: "works with jobs, letters and the board",
    TeamRole.VIEWER: "looks at everything and changes nothing",
}
BELOW = {
    TeamRole.OWNER: (TeamRole.ADMIN, TeamRole.MEMBER, TeamRole.VIEWER),
    TeamRole.ADMIN: (TeamRole.MEMBER, TeamRole.VIEWER),
}
"""The roles that somebody may give and take. Nobody else may."""


def may_give(mine: TeamRole) -> tuple[TeamRole, ...]:
    """The roles that somebody with this one may give; none for members and viewers."""
    return BELOW.get(mine, ())


def read_role(value: object) -> TeamRole:
    """One of the roles that can be given."""
    role = next((each for each in ROLE_SENTENCES if each.value == value), None)
    if role is None:
        raise BadInput("Choose admin, member or viewer.")
    return role


def read_team_name(value: object) -> str:
    """One line, not empty."""
    name = " ".join(value.split()) if isinstance(value, str) else ""
    if not name or not name.isprintable():
        raise BadInput("Give the team a name.")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"The name may have {LONGEST_NAME} characters at most.")
    return name
