"""ntfy and webhooks: one POST each."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from app.delivery.message import Message, Permanent, Target, Temporary, Unsure, judge, rules
from app.domain.errors import BadInput
from app.safe_http import NoAnswer, Unreachable, post

LONGEST_NTFY = 3800


async def send_ntfy(target: Target, message: Message) -> None:
    """As ntfy takes it in JSON, so that no character is lost in a header."""
    parts = urlsplit(target.address)
    body = {
        "topic": parts.path.strip("/"), "title": message.title, "message": message.text[:LONGEST_NTFY],
        "click": message.items[0].url, "tags": ["briefcase"],
    }  # fmt: skip
    headers = {"authorization": f"Bearer {target.secret}"} if target.secret else {}
    await _post(urlunsplit((parts.scheme, parts.netloc, "/", "", "")), body, headers)


async def send_webhook(target: Target, message: Message) -> None:
    """Signed over time and body: whoever knows the key knows that it is from here, and from now."""
    body = {
        "id": message.id, "title": message.title, "sent_at": message.sent_at.isoformat(),
        "notifications": [
            {"id": item.id, "type": item.type, "sentence": item.sentence, "url": item.url,
             "made_at": item.made_at.isoformat()} for item in message.items
        ],
    }  # fmt: skip
    stamp = str(int(message.sent_at.timestamp()))
    headers = {
        "x-bidwell-id": message.id, "x-bidwell-timestamp": stamp,
        "x-bidwell-signature": f"sha256={signature(target.secret, stamp, _bytes(body))}",
    }  # fmt: skip
    await _post(target.address, body, headers)


def signature(secret: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 over `timestamp.body`, in hex."""
    return hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


async def _post(url: str, body: Mapping[str, object], headers: dict[str, str]) -> None:
    host = urlsplit(url).hostname or "That address"
    try:
        answer = await post(
            url, _bytes(body), headers={"content-type": "application/json", **headers}, rules=rules()
        )
    except NoAnswer as error:
        raise Unsure(error.sentence) from error
    except Unreachable as error:
        raise Temporary(error.sentence) from error
    except BadInput as error:
        raise Permanent(error.sentence) from error
    judge(answer, host)


def _bytes(body: Mapping[str, object]) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
