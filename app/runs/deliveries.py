"""Notifications on their way: planned once for each channel, sent when due, tried again with growing pauses.

What is about to be sent is marked so before it is: after a crash it is unsure and not sent a second time.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken

from app.auth.keys import seal
from app.db.session import service_session
from app.db.sql import load
from app.delivery.mail import send_mail
from app.delivery.message import Item, Message, Permanent, Target, Temporary, Unsure
from app.delivery.web import send_ntfy, send_webhook
from app.domain.errors import UserFacingError
from app.domain.notices import ChannelKind, due_at, pause_after, read_notice, title_of
from app.domain.saved_search import QuietHours
from app.settings import settings

logger = logging.getLogger(__name__)

SENDERS: dict[ChannelKind, Callable[[Target, Message], Awaitable[None]]] = {
    ChannelKind.MAIL: send_mail,
    ChannelKind.NTFY: send_ntfy,
    ChannelKind.WEBHOOK: send_webhook,
}
INTERRUPTED_AFTER = timedelta(minutes=5)
INTERRUPTED = "Bidwell was interrupted while it sent this; it is not sent twice."
UNOPENED = "The key of this channel can no longer be opened. Type it again."
MOST_IN_ONE = 50
TITLE_OF_A_TEST = "A test from Bidwell"


async def deliver_notices(*, now: datetime) -> int:
    """Plan what is new, send what is due; returns how many messages went out."""
    await plan_deliveries(now=now)
    async with service_session("deliveries whose worker died") as db:
        values = {"before": now - INTERRUPTED_AFTER, "problem": INTERRUPTED, "now": now}
        await db.execute(load("give_up_interrupted"), values)
    sent = 0
    for _ in range(100):
        rows = await _claim(now)
        if not rows:
            break
        sent += await _send_claimed(rows, now)
    return sent


async def plan_deliveries(*, now: datetime) -> int:
    """A row for each new notification and each channel that wants it; one that is there stays as it is."""
    async with service_session("notifications that no channel has taken on yet") as db:
        rows = (
            (await db.execute(load("undelivered_notices"), {"since": now - timedelta(days=2)}))
            .mappings()
            .all()
        )
        for row in rows:
            due = due_at(
                row["type"], rhythm=row["rhythm"], made=row["created_at"], timezone=row["timezone"],
                quiet=QuietHours.parse(row["quiet"]),
            )  # fmt: skip
            keys = {name: row[name] for name in ("team_id", "user_id", "notification_id", "channel_id")}
            await db.execute(load("plan_delivery"), {**keys, "due": due})
    return len(rows)


async def try_channel(kind: ChannelKind, target: Target, *, now: datetime, message_id: UUID) -> str:
    """Send a test; what went wrong in words, or nothing."""
    item = Item(str(message_id), "test", "If you can read this, the channel works.", _url("/settings"), now)
    try:
        await SENDERS[kind](target, Message(str(message_id), TITLE_OF_A_TEST, (item,), now))
    except UserFacingError as refused:
        return refused.sentence
    return ""


def opened(address: str, known: dict[str, Any], sealed: str | None) -> Target:
    """With its secret; Permanent where that can no longer be opened."""
    try:
        return Target(address, known, seal().decrypt(sealed.encode()).decode() if sealed else "")
    except InvalidToken as error:
        raise Permanent(UNOPENED) from error


async def _claim(now: datetime) -> Sequence[Mapping[str, Any]]:
    """All that is due for one channel, taken by this worker alone; in one message where there are several."""
    async with service_session("deliveries that are due") as db:
        values = {"now": now, "most": MOST_IN_ONE}
        return [dict(row) for row in (await db.execute(load("claim_deliveries"), values)).mappings()]


async def _send_claimed(rows: Sequence[Mapping[str, Any]], now: datetime) -> int:
    first, status, problem, pause = rows[0], "sent", "", None
    try:
        target = opened(first["address"], dict(first["settings"]), first["sealed_secret"])
        await SENDERS[ChannelKind(first["kind"])](target, _message(rows, now))
    except Temporary as refused:
        pause = pause_after(max(row["attempt"] for row in rows))
        status, problem = ("waiting" if pause else "failed"), refused.sentence
    except Unsure as refused:
        status, problem = "unsure", refused.sentence
    except UserFacingError as refused:
        status, problem = "failed", refused.sentence
    except Exception:
        logger.exception("A notification could not be sent.")
        status, problem = (
            "failed",
            "This could not be sent; whoever runs Bidwell finds the reason in its log.",
        )
    values = {
        "ids": [row["id"] for row in rows], "status": status, "problem": problem, "now": now,
        "due": now + (pause or timedelta()), "channel": first["channel_id"],
    }  # fmt: skip
    async with service_session("how a delivery ended") as db:
        await db.execute(load("end_deliveries"), values)
        await db.execute(
            load("note_channel"), {name: values[name] for name in ("channel", "status", "problem", "now")}
        )
    return int(status == "sent")


def _message(rows: Sequence[Mapping[str, Any]], now: datetime) -> Message:
    items = []
    for row in rows:
        said = read_notice(row["type"], row["payload"])
        items.append(
            Item(str(row["notification_id"]), row["type"], said.sentence, _url(said.href), row["made_at"])
        )
    return Message(str(rows[0]["message_id"]), title_of([item.sentence for item in items]), tuple(items), now)


def _url(href: str) -> str:
    return f"{settings().site_url.rstrip('/')}{href}"
