"""Refresh tokens: a session id and a counter, signed with the session's own key (GoTrue's version 2).

Nothing is stored per token. The counter says which one is current; an older one is either a lost answer
(forgiven) or a stolen token (the session ends).
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

VERSION = b"\x00"
SIGNATURE_BYTES = 16
CHECKSUM_BYTES = 4
REUSE_WINDOW = timedelta(seconds=10)


@dataclass(frozen=True)
class RefreshToken:
    """What a token claims, before its signature has been checked."""

    session_id: UUID
    counter: int
    payload: bytes
    signature: bytes

    def is_signed_with(self, key: bytes) -> bool:
        return hmac.compare_digest(self.signature, _sign(self.payload, key))


class Verdict(Enum):
    """What to do with a presented counter."""

    ROTATE = "rotate"
    REPEAT = "repeat"
    REVOKE = "revoke"
    REFUSE = "refuse"


def judge(presented: int, current: int, refreshed_at: datetime | None, now: datetime) -> Verdict:
    """Current: rotate. One behind, or just rotated: the answer was lost. Older: stolen. Ahead: not ours."""
    if presented > current:
        return Verdict.REFUSE
    if presented == current:
        return Verdict.ROTATE
    just_rotated = refreshed_at is not None and now - refreshed_at <= REUSE_WINDOW
    return Verdict.REPEAT if presented == current - 1 or just_rotated else Verdict.REVOKE


def write_token(session_id: UUID, counter: int, key: bytes) -> str:
    """The token text for this counter of this session."""
    payload = VERSION + session_id.bytes + _uvarint(counter)
    signed = payload + _sign(payload, key)
    return urlsafe_b64encode(signed + _checksum(signed)).rstrip(b"=").decode()


def read_token(text: str) -> RefreshToken | None:
    """The parts of a token, or None when it is no token at all."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except ValueError:
        return None
    if (
        urlsafe_b64encode(raw).rstrip(b"=").decode() != text
    ):  # spare bits of the last letter: one text a token
        return None
    signed, checksum = raw[:-CHECKSUM_BYTES], raw[-CHECKSUM_BYTES:]
    payload, signature = signed[:-SIGNATURE_BYTES], signed[-SIGNATURE_BYTES:]
    if not 18 <= len(payload) <= 27 or payload[:1] != VERSION or checksum != _checksum(signed):
        return None
    return RefreshToken(UUID(bytes=payload[1:17]), _read_uvarint(payload[17:]), payload, signature)


def _sign(payload: bytes, key: bytes) -> bytes:
    return hmac.new(key, payload, hashlib.sha256).digest()[:SIGNATURE_BYTES]


def _checksum(signed: bytes) -> bytes:
    return hashlib.sha256(signed).digest()[:CHECKSUM_BYTES]


def _uvarint(number: int) -> bytes:
    encoded = bytearray()
    while number >= 0x80:
        encoded.append(number & 0x7F | 0x80)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def _read_uvarint(encoded: bytes) -> int:
    return sum((byte & 0x7F) << (7 * place) for place, byte in enumerate(encoded))
