"""Only what our auth server signed, for us, lately, is a token."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from app.auth.client import auth_client
from app.auth.tokens import BadToken, verify_access_token
from app.embedded.auth_server.signing import KEY_FILE
from tests.auth.conftest import PASSWORD, Door
from tests.auth.forging import hand_made

Claims = dict[str, Any]


class Forger:
    """A real token, its parts, and the means to make others."""

    def __init__(self, token: str, pem: bytes) -> None:
        self.token = token
        self.key = serialization.load_pem_private_key(pem, None)
        self.header = jwt.get_unverified_header(token)
        self.claims: Claims = jwt.decode(token, options={"verify_signature": False})
        public = self.key.public_key()
        self.public_pem = public.public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def signed(self, changes: Claims | None = None, *, drop: str = "", **header: Any) -> str:
        """Signed with the real key, after these changes."""
        claims = {**self.claims, **(changes or {})}
        claims.pop(drop, None)
        return jwt.encode(claims, self.key, "ES256", headers={"kid": self.header["kid"], **header})

    def signed_by_a_stranger(self, kid: str) -> str:
        stranger = ec.generate_private_key(ec.SECP256R1())
        return jwt.encode(self.claims, stranger, "ES256", headers={"kid": kid})

    def with_header(self, secret: bytes = b"", **header: Any) -> str:
        return hand_made({"typ": "JWT", "kid": self.header["kid"], **header}, self.claims, secret)

    def rebuilt(self, header: Claims) -> str:
        """Another header over the real claims and the real signature."""
        part = base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()
        return ".".join([part, *self.token.split(".")[1:]])


@pytest.fixture
async def forger(door: Door) -> Forger:
    async with auth_client() as client:
        answer = await client.sign_up({"email": f"{uuid4().hex}@example.org", "password": PASSWORD})
    assert answer.session is not None
    return Forger(answer.session.access_token, (door.data / "keys" / KEY_FILE).read_bytes())


async def test_a_real_token_says_who_it_is_for(forger: Forger) -> None:
    claims = await verify_access_token(forger.token)
    assert str(claims.user_id) == forger.claims["sub"]
    assert str(claims.session_id) == forger.claims["session_id"]
    assert claims.email == forger.claims["email"]


def _rsa_token(f: Forger) -> str:
    key = rsa.generate_private_key(65537, 2048)
    return jwt.encode(f.claims, key, "RS256", headers={"kid": f.header["kid"]})


def _other_signature(f: Forger) -> str:
    signature = f.signed({"iat": f.claims["iat"] - 1}).split(".")[2]
    return ".".join([*f.token.split(".")[:2], signature])


PAST, FUTURE = int(time.time()) - 60, int(time.time()) + 6000
FORGERIES: dict[str, Callable[[Forger], str]] = {
    "nothing": lambda f: "",
    "three dots": lambda f: "...",
    "no signature part": lambda f: f.token.rpartition(".")[0],
    "empty signature": lambda f: f.token.rpartition(".")[0] + ".",
    "another token's signature": _other_signature,
    "alg none": lambda f: f.with_header(alg="none"),
    "alg None": lambda f: f.with_header(alg="None"),
    "alg missing": lambda f: f.with_header(),
    "HS256 with the public key": lambda f: f.with_header(f.public_pem, alg="HS256"),
    "HS256 with the key id": lambda f: f.with_header(f.header["kid"].encode(), alg="HS256"),
    "HS256 under ES256's name": lambda f: f.with_header(f.public_pem, alg="ES256"),
    "RS256 with a stranger's key": _rsa_token,
    "RS256 over an ES256 signature": lambda f: f.rebuilt({**f.header, "alg": "RS256"}),
    "a stranger's key under our id": lambda f: f.signed_by_a_stranger(f.header["kid"]),
    "a stranger's key under an unknown id": lambda f: f.signed_by_a_stranger("somebody"),
    "a key id that is a path": lambda f: f.signed_by_a_stranger("../../dev/null"),
    "a key id that is a number": lambda f: f.rebuilt({**f.header, "kid": 7}),
    "no key id": lambda f: f.rebuilt({"alg": "ES256", "typ": "JWT"}),
    "the key in the header": lambda f: f.rebuilt({"alg": "ES256", "typ": "JWT", "jwk": {"kty": "EC"}}),
    "an unknown critical extension": lambda f: f.signed(crit=["exp"], exp=1),
    "an ID token's type": lambda f: f.signed(typ="id+jwt"),
    "expired": lambda f: f.signed({"exp": PAST}),
    "never expires": lambda f: f.signed(drop="exp"),
    "expiry in words": lambda f: f.signed({"exp": "tomorrow"}),
    "not valid yet": lambda f: f.signed({"nbf": FUTURE}),
    "made in the future": lambda f: f.signed({"iat": FUTURE}),
    "for another audience": lambda f: f.signed({"aud": "anon"}),
    "for several audiences": lambda f: f.signed({"aud": ["authenticated", "other"]}),
    "for nobody in particular": lambda f: f.signed(drop="aud"),
    "another issuer": lambda f: f.signed({"iss": "https://elsewhere.example/auth/v1"}),
    "no issuer": lambda f: f.signed(drop="iss"),
    "no subject": lambda f: f.signed(drop="sub"),
    "a subject that is no id": lambda f: f.signed({"sub": "admin"}),
    "no session": lambda f: f.signed(drop="session_id"),
    "the service's role": lambda f: f.signed({"role": "service_role"}),
    "a visitor's role": lambda f: f.signed({"role": "anon"}),
}


@pytest.mark.parametrize("what", FORGERIES)
async def test_a_forgery_is_refused(forger: Forger, what: str) -> None:
    with pytest.raises(BadToken):
        await verify_access_token(FORGERIES[what](forger))
