"""Secrets of this installation: from the settings, or made once and kept in the data folder, mode 0600."""

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from secrets import token_hex, token_urlsafe

from cryptography.fernet import Fernet

from app.domain.errors import UserFacingError
from app.settings import settings

SEAL_FILE = "session-tokens.key"
SERVICE_FILE = "auth-service.key"


def seal() -> Fernet:
    """What encrypts the tokens at rest."""
    config = settings()
    return _seal(config.secret_key, config.keys_dir)


def service_key() -> str:
    """The key by which our own web process is known to the auth server on a laptop; "" when hosted."""
    config = settings()
    if not config.is_embedded:
        return ""
    return config.supabase_service_key or _kept(config.keys_dir / SERVICE_FILE, token_urlsafe).decode()


@lru_cache(maxsize=8)
def _seal(secret_key: str | None, keys_dir: Path) -> Fernet:
    key = secret_key.encode() if secret_key else _kept(keys_dir / SEAL_FILE, Fernet.generate_key)
    try:
        return Fernet(key)
    except ValueError:
        raise UserFacingError("BIDWELL_SECRET_KEY must be 32 random bytes in base64url.") from None


@lru_cache(maxsize=8)
def _kept(path: Path, make: Callable[[], str | bytes]) -> bytes:
    """The secret in this file; the first one to ask makes it, whole or not at all."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = make()
        _write_once(path, made.encode() if isinstance(made, str) else made)
    return path.read_bytes()


def _write_once(path: Path, content: bytes) -> None:
    draft = path.with_name(f".{path.name}.{token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
