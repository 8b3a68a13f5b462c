"""Supabase Auth's HTTP API for a laptop: the same requests, answers and tables, without the service.

May import domain, settings and clock. Good example: `sign_in.py`, one grant a function.
"""

from app.embedded.auth_server.server import auth_app
from app.embedded.auth_server.throttle import Allowances

__all__ = ["Allowances", "auth_app"]
