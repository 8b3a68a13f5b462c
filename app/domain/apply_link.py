"""For how long an apply link opens: a choice of few."""

from datetime import timedelta

from app.domain.errors import BadInput

LIFETIMES: dict[int, str] = {1: "1 hour", 24: "24 hours", 72: "3 days", 168: "7 days"}
"""Hours → words."""
USUAL = 168
GOOD_FOR = timedelta(hours=USUAL)


def lifetime(hours: object) -> timedelta:
    """What was chosen as a form says it; nothing chosen is the usual."""
    text = str(hours or USUAL).strip()
    if not text.isascii() or not text.isdigit() or int(text[:6]) not in LIFETIMES:
        *first, last = LIFETIMES.values()
        raise BadInput(f"A link can open for {', '.join(first)} or {last}. Choose one of these.")
    return timedelta(hours=int(text))
