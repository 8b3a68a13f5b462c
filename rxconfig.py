"""How Reflex builds and serves Bidwell: our own database, no telemetry, exact origins, our tokens."""

import reflex as rx
from reflex_base.constants import StateManagerMode

from app.build_plugins import QuietConsole
from app.components.theme import TAILWIND
from app.settings import settings

_settings = settings()

config = rx.Config(
    app_name="app",
    frontend_port=_settings.port,
    backend_port=_settings.port,
    backend_host=_settings.host,
    api_url=f"http://localhost:{_settings.port}",
    deploy_url=_settings.site_url,
    cors_allowed_origins=list(_settings.origins),
    redis_url=_settings.redis_url,
    state_manager_mode=StateManagerMode.REDIS if _settings.redis_url else StateManagerMode.MEMORY,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    default_color_mode="system",
    react_strict_mode=False,
    frontend_compression_formats=["gzip", "brotli"],
    plugins=[rx.plugins.TailwindV4Plugin(TAILWIND), QuietConsole()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
