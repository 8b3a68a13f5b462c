"""People who are signed in, as the tests of sign-in make them."""

from tests.auth.conftest import alice, auth_keys, auth_url, charlie, door, scratch

__all__ = ["alice", "auth_keys", "auth_url", "charlie", "door", "scratch"]
