"""What Reflex is told before it is loaded."""

import os
from collections.abc import Iterator

import pytest

from app.settings import settings
from app.web.defaults import override_unsafe_defaults


@pytest.fixture(autouse=True)
def environment() -> Iterator[None]:
    """Everything as it was, afterwards."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)
    settings.cache_clear()


def told(**said: str) -> dict[str, str]:
    """The environment after we have spoken, on top of what an operator said."""
    for name in [name for name in os.environ if name.startswith("REFLEX_")]:
        del os.environ[name]
    os.environ.update(said)
    settings.cache_clear()
    override_unsafe_defaults()
    return dict(os.environ)


def test_only_our_own_origins_are_named_and_never_a_star() -> None:
    origins = told(BIDWELL_PORT="4321", REFLEX_CORS_ALLOWED_ORIGINS="*")["REFLEX_CORS_ALLOWED_ORIGINS"]
    assert set(origins.split(",")) == {"http://localhost:4321", "http://127.0.0.1:4321", "http://[::1]:4321"}


def test_state_is_kept_in_memory_or_in_redis_and_never_on_disk() -> None:
    assert told(REFLEX_STATE_MANAGER_MODE="disk")["REFLEX_STATE_MANAGER_MODE"] == "memory"
    hosted = told(BIDWELL_REDIS_URL="redis://localhost:1/0")
    assert hosted["REFLEX_STATE_MANAGER_MODE"] == "redis"
    assert hosted["REFLEX_REDIS_URL"] == "redis://localhost:1/0"


def test_nothing_is_reported_to_anybody() -> None:
    assert told()["REFLEX_TELEMETRY_ENABLED"] == "false"


def test_an_operator_may_choose_another_heartbeat() -> None:
    assert told()["REFLEX_SOCKET_TIMEOUT"] == "5"
    assert told(REFLEX_SOCKET_TIMEOUT="20")["REFLEX_SOCKET_TIMEOUT"] == "20"
