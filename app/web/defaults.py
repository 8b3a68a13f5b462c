"""What must stand in the environment before Reflex is imported, since its own defaults are unsafe."""

import os

from app.settings import settings


def override_unsafe_defaults() -> None:
    """Set our values; what an operator has set for himself wins, except where that would be unsafe."""
    config = settings()
    os.environ["REFLEX_CORS_ALLOWED_ORIGINS"] = ",".join(config.origins)
    os.environ["REFLEX_STATE_MANAGER_MODE"] = "redis" if config.redis_url else "memory"
    if config.redis_url:
        os.environ["REFLEX_REDIS_URL"] = config.redis_url
    for name, value in CALMER_DEFAULTS.items():
        os.environ.setdefault(name, value)


CALMER_DEFAULTS = {
    "REFLEX_SOCKET_INTERVAL": "5",  # a dead network is noticed within seconds, not after minutes
    "REFLEX_SOCKET_TIMEOUT": "5",
    "REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE": "1000000",
    "REFLEX_TELEMETRY_ENABLED": "false",  # nothing leaves the machine
    "REFLEX_CHECK_LATEST_VERSION": "false",
    "REFLEX_SHOW_BUILT_WITH_REFLEX": "false",
    "REFLEX_STATE_AUTO_SETTERS": "false",  # nothing is settable from a browser unless we say so
}
