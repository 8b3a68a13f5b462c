from collections.abc import Iterator

import pytest

from app.embedded.cluster import Cluster
from tests.auth.live_auth import live_auth


@pytest.fixture(scope="session")
def dsn_auth(cluster: Cluster) -> str:
    return cluster.dsn_auth


@pytest.fixture(scope="session")
def auth_url(dsn_auth: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with live_auth(dsn_auth, tmp_path_factory.mktemp("keys")) as url:
        yield url
