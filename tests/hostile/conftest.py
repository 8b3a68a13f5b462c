"""The door of tests/auth: settings that lead to a live auth server."""

from tests.auth.conftest import auth_url, door

__all__ = ["auth_url", "door"]
