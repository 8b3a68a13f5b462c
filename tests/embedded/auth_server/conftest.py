import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.embedded.cluster import Cluster
from app.embedded.postgres import start_postgres, stop_postgres
from app.settings import Settings
from tests.auth.live_auth import live_auth


@pytest.fixture(scope="session")
def scratch() -> Iterator[Cluster]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        cluster = start_postgres(Settings(data=Path(folder) / "data"))
        yield cluster
        stop_postgres(cluster)


@pytest.fixture(scope="session")
def dsn_auth(scratch: Cluster) -> str:
    return scratch.dsn_auth


@pytest.fixture(scope="session")
def auth_url(dsn_auth: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with live_auth(dsn_auth, tmp_path_factory.mktemp("keys")) as url:
        yield url
