"""A database that does not answer is said so, in a way that the client tries again."""

from pathlib import Path

import pytest
from supabase import create_client
from supabase_auth.errors import AuthRetryableError

from tests.auth.live_auth import live_auth


def test_a_database_that_is_away_is_worth_another_try(tmp_path: Path) -> None:
    nowhere = "postgresql://supabase_auth_admin@127.0.0.1:9/nothing?connect_timeout=1"
    with live_auth(nowhere, tmp_path) as url:
        client = create_client(url, "sb_publishable_anything")
        with pytest.raises(AuthRetryableError):
            client.auth.sign_in_with_password({"email": "a@example.org", "password": "kayak-lantern-7"})
