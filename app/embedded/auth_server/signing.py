"""The key that signs access tokens (ES256): made once, kept beside the data, public half served as JWKS."""

import os
import time
from base64 import urlsafe_b64encode
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import Any

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.embedded.auth_server.errors import Refusal
from app.embedded.auth_server.store import Session, User

LIFETIME_SECONDS = 3600
AUDIENCE = "authenticated"
KEY_FILE = "auth-signing-key.pem"


class Signer:
    """Signs access tokens for one issuer and reads its own tokens back."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, issuer: str) -> None:
        self._key = key
        self._issuer = issuer

    @cached_property
    def public_jwk(self) -> dict[str, Any]:
        """The public half as a JWK, named by its RFC 7638 thumbprint."""
        numbers = self._key.public_key().public_numbers()
        x, y = _base64url(numbers.x.to_bytes(32)), _base64url(numbers.y.to_bytes(32))
        thumbprint = sha256(f'{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}'.encode()).digest()
        return {
            "kty": "EC", "crv": "P-256", "x": x, "y": y, "alg": "ES256", "use": "sig",
            "kid": _base64url(thumbprint), "key_ops": ["verify"],
        }  # fmt: skip

    def sign(self, user: User, session: Session) -> tuple[str, int]:
        """An access token for this sign-in, and when it expires (epoch seconds)."""
        now = int(time.time())
        claims = {
            "iss": self._issuer,
            "sub": str(user.id),
            "aud": AUDIENCE,
            "exp": now + LIFETIME_SECONDS,
            "iat": now,
            "email": user.email,
            "phone": "",
            "app_metadata": user.app_metadata,
            "user_metadata": user.user_metadata,
            "role": "authenticated",
            "aal": "aal1",
            "amr": [{"method": "password", "timestamp": _epoch(session.created_at)}],
            "session_id": str(session.id),
            "is_anonymous": False,
        }
        token = jwt.encode(claims, self._key, algorithm="ES256", headers={"kid": self.public_jwk["kid"]})
        return token, now + LIFETIME_SECONDS

    def read(self, token: str) -> dict[str, Any]:
        """The claims of one of our own tokens, or a refusal."""
        try:
            return jwt.decode(
                token, self._key.public_key(), algorithms=["ES256"], audience=AUDIENCE,
                options={"require": ["exp", "sub", "aud", "session_id"]},
            )  # fmt: skip
        except jwt.PyJWTError as error:
            raise Refusal(403, "bad_jwt", f"invalid JWT: {error}") from None


def load_signer(keys_dir: Path, issuer: str) -> Signer:
    """The signer of this data folder; the first one to ask makes the key."""
    keys_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = keys_dir / KEY_FILE
    if not path.exists():
        _write_once(path, _new_pem())
    key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return Signer(key, issuer)


def _new_pem() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write_once(path: Path, content: bytes) -> None:
    """Put the whole file there at once, unless another process was quicker."""
    draft = path.with_name(f".{path.name}.{token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _epoch(moment: datetime) -> int:
    return int(moment.timestamp())
