"""What the optimizer's run has found, for its page; applied it is in the profile, where it is tried anew."""

from typing import Any

from app.domain.enums import AgentType, RunStatus

LISTS = (("suggestions", "optimizer-section"), ("coach", "coach-section"))
NOTHING = (
    "It found nothing to suggest: your profile says already what your rows show and your best jobs ask for."
)
NO_JOBS = "There were no open jobs to try edits on. Import some, and run it again."


def findings_of(row: Any) -> tuple[list[dict[str, str]], str]:
    """The suggestions of a run that has ended well, and a sentence where there are none; nothing for other agents."""
    is_advice = AgentType(row["agent"]) is AgentType.UPWORK_PROFILE_OPTIMIZER
    if not is_advice or RunStatus(row["state"]) is not RunStatus.SUCCEEDED:
        return [], ""
    outputs = row["outputs"] or {}
    found = [_line(card, anchor) for name, anchor in LISTS for card in outputs.get(name) or []]
    if found:
        return found, ""
    return [], NOTHING if outputs.get("open") else NO_JOBS


def _line(card: dict[str, Any], anchor: str) -> dict[str, str]:
    gain = f": {card['gain']}" if card.get("gain") else ""
    row = f"Edits {card['row']}: " if card.get("row") else ""
    return {
        "words": f"{card.get('words', '')}{gain}",
        "because": f"{row}{card.get('because', '')}",
        "href": f"/profile#{anchor}",
    }
