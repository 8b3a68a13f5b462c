"""Who is asking, and for which team. Made from a verified token, never from an argument."""

import json
from dataclasses import dataclass
from uuid import UUID

from app.domain.enums import TeamRole


@dataclass(frozen=True)
class Identity:
    user_id: UUID
    team_id: UUID
    role: TeamRole = TeamRole.OWNER
    email: str = ""

    @property
    def may_write(self) -> bool:
        return self.role is not TeamRole.VIEWER

    def claims_json(self) -> str:
        """The JWT claims that row-level security reads (`request.jwt.claims`)."""
        return json.dumps({"sub": str(self.user_id), "role": "authenticated", "email": self.email})
