"""People who are signed in, as the tests of sign-in make them."""

from tests.auth.conftest import alice, auth_url, charlie, door

__all__ = ["alice", "auth_url", "charlie", "door"]
