"""An operator who allows this machine's own addresses, which a stranger's Bidwell would not."""

import os
from collections.abc import Callable, Iterator

import pytest

from app.settings import settings


@pytest.fixture
def allowed() -> Iterator[Callable[[int], None]]:
    """`allowed(port)`: addresses on this machine may be sent to, at this port."""
    before = dict(os.environ)

    def allow(*ports: int) -> None:
        os.environ["BIDWELL_PRIVATE_NETWORKS"] = '["127.0.0.0/8"]'
        os.environ["BIDWELL_OUTSIDE_PORTS"] = f"[{','.join(map(str, ports))}]"
        settings.cache_clear()

    yield allow
    os.environ.clear()
    os.environ.update(before)
    settings.cache_clear()
