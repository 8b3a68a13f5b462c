"""The JSON shapes of the API: a user, a session. Times are RFC 3339 with a Z; empty members are left out."""

from datetime import UTC, datetime
from typing import Any

from app.embedded.auth_server.signing import AUDIENCE, LIFETIME_SECONDS
from app.embedded.auth_server.store import LinkedIdentity, User


def user_view(user: User, identities: list[LinkedIdentity]) -> dict[str, Any]:
    """A user as the client's model wants it."""
    view = {
        "id": str(user.id),
        "aud": AUDIENCE,
        "role": "authenticated",
        "email": user.email,
        "email_confirmed_at": _time(user.email_confirmed_at),
        "phone": "",
        "confirmed_at": _time(user.email_confirmed_at),
        "last_sign_in_at": _time(user.last_sign_in_at),
        "app_metadata": user.app_metadata,
        "user_metadata": user.user_metadata,
        "identities": [_identity_view(identity) for identity in identities],
        "created_at": _time(user.created_at),
        "updated_at": _time(user.updated_at),
        "banned_until": _time(user.banned_until),
        "is_anonymous": False,
    }
    return {name: value for name, value in view.items() if value is not None}


def session_view(user: dict[str, Any], *, access: tuple[str, int], refresh_token: str) -> dict[str, Any]:
    """A sign-in: both tokens and whose they are."""
    access_token, expires_at = access
    return {
        "access_token": access_token,
        "token_type": "bearer",
        "expires_in": LIFETIME_SECONDS,
        "expires_at": expires_at,
        "refresh_token": refresh_token,
        "user": user,
    }


def _identity_view(identity: LinkedIdentity) -> dict[str, Any]:
    """`id` is the provider's id here, and `identity_id` the row's: so the API has it."""
    view = {
        "identity_id": str(identity.id),
        "id": identity.provider_id,
        "user_id": str(identity.user_id),
        "identity_data": identity.identity_data,
        "provider": identity.provider,
        "last_sign_in_at": _time(identity.last_sign_in_at),
        "created_at": _time(identity.created_at),
        "updated_at": _time(identity.updated_at),
        "email": identity.email,
    }
    return {name: value for name, value in view.items() if value is not None}


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
