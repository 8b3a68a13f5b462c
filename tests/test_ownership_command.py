"""`bidwell export` and `bidwell import-team`: out into a file, in again, and what they refuse."""

from pathlib import Path

import psycopg
import pytest

from app.domain.errors import UserFacingError
from app.domain.identity import Identity
from app.embedded.cluster import Cluster
from app.ownership_command import export_to, import_from
from tests.ownership.homes import count, fill_team


async def test_a_team_goes_out_and_comes_in(
    database: Cluster, alice: Identity, charlie: Identity, tmp_path: Path
) -> None:
    fill_team(database, alice, tmp_path)
    file = tmp_path / "team.zip"
    assert "no password is" in await export_to(file, " ALICE@example.com ")
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(UserFacingError, match="there already"):
        await export_to(file, "alice@example.com")
    with psycopg.connect(database.dsn_superuser) as db:
        db.execute("delete from public.teams where id = %s", [alice.team_id])
    assert "now in the team of charlie" in await import_from(file, "charlie@example.com")
    assert count(database, "applications", charlie.team_id) == 1


async def test_nobody_is_said(alice: Identity, tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="Nobody has signed up"):
        await export_to(tmp_path / "x.zip", "nobody@example.com")
    with pytest.raises(UserFacingError, match="There is no file"):
        await import_from(tmp_path / "none.zip", "alice@example.com")
    assert [*tmp_path.iterdir()] == []
