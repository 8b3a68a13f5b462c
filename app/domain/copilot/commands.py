"""Wishes to have something done: found, so that the row with the right button can be shown. Nothing is done by them."""

import re

from app.domain.copilot.topics import Topic
from app.domain.enums import ApplicationStatus as S

_PLEASE = r"^\W*(?:please |can you |could you |would you |will you |i(?:'d like| want| would like) to |let'?s |now )*"
DELETE, SEND, HIDE, SET, MANY = "delete", "send", "hide", "set", "many"
"""What a wish of LEFT_TO_YOU is to do."""
_ALL = r"(?:all|every|everything|everyone|them|it|any|each|the|my|that|this|those|these)"
_LEFT = tuple(
    (what, re.compile(_PLEASE + words, re.IGNORECASE))
    for what, words in (
        (SET, r"(?:set|change|raise|lower|increase|reduce|update|edit|put|switch)\s+(?:up |down )?(?:my|the)\s+(?:\w+ )?(?:rates?|price|floor|minimum|profile|headline|about|tightness|bar|currency|password|e-?mail|name|time ?zone|settings?|preferences?)\b(?=.*\b(?:to|by|for me|up|down)\b|\W*$)"),
        (MANY, r"(?:archive|move|shortlist|bookmark|dismiss|close)\s+(?:all|every\w*|them all|each)\b"),
        (HIDE, r"(?:un)?hide\s|dismiss\s|block\s"),
        (DELETE, r"(?:delete|remove|erase|wipe|clear|empty|trash|purge|nuke|bin|discard|drop|get rid of|throw (?:out|away)|reset)\s+\S"),
        (SEND, r"(?:auto[- ]?(?:apply|bid|send|reply)|mass[- ]?apply)\b"),
        (SEND, rf"(?:send|submit|post|mail|e-?mail|message|contact|call|text|ping)\s+(?:out |off )?{_ALL}\b"),
        (SEND, rf"(?:reply|respond|answer|write(?: back)?)\s+to\s+{_ALL}\b"),
        (SEND, r"answer\s+(?:the |my |all |every )?(?:clients?|messages?|mails?|e-?mails?)\b"),
        (SEND, rf"(?:apply|bid)\s+(?:(?:to|for|on)\s+)?{_ALL}\b"),
        (SEND, r"(?:apply|bid|submit|send)\b.*\bfor me\W*$"),
    )
)  # fmt: skip
_VAGUE = r"(?:how|what|which|who|why|when|where|many|most|any|anything|something|nothing|more|less|is|are|do|did|does|have|has|the most|\d)\b"
_COMMANDS = tuple(
    (topic, re.compile(_PLEASE + words, re.IGNORECASE))
    for topic, words in (
        (Topic.TO_DRAFT, r"(?:draft|write|compose|make|create|prepare|start)\s+(?:me )?(?:an? |the |my )?(?:new )?(?:cover )?(?:letter|proposal|application|bid)s?\s+(?:for|to|about)\s+(?P<what>.+)$"),
        (Topic.TO_DRAFT, r"(?:draft|compose|write)\s+(?:me )?something\s+(?:for|to|about)\s+(?P<what>.+)$"),
        (Topic.TO_DRAFT, r"(?:draft|compose)\s+(?:for\s+)?(?P<what>[“\"'].+)$"),
        (Topic.TO_SHORTLIST, r"(?:shortlist|bookmark)\s+(?P<what>.+)$"),
        (Topic.TO_SHORTLIST, r"(?:add|put|save)\s+(?P<what>.+?)\s+(?:to|on|in)\s+(?:the |my )?(?:board|shortlist|pipeline)\W*$"),
        (Topic.TO_MOVE, r"(?:move|mark|set|put|drag)\s+(?P<what>.+?)\s+(?:to|as|in|into)\s+(?:the )?(?:column )?[“\"']?(?P<to>[a-z ]{3,20})[”\"']?\W*$"),
        (Topic.TO_MOVE, r"(?P<to>archive|close)\s+(?P<what>.+)$"),
        (Topic.TO_MOVE, rf"i(?: have|'ve)? (?P<to>won|lost)\s+(?!{_VAGUE})(?P<what>[^?]{{2,80}})$"),
        (Topic.TO_MOVE, rf"(?!{_VAGUE})(?P<what>[^?]{{2,80}}?)\s+(?:is|was|got)\s+(?P<to>won|lost|archived|rejected)\W*$"),
        (Topic.TO_SNOOZE, r"(?:snooze|postpone|delay)\s+(?P<what>.+?)(?:\s+(?:for|by|until|till)\s+.+)?$"),
        (Topic.TO_SNOOZE, r"remind me (?:about|of|to (?:write|answer|follow up)(?: with| to)?)\s+(?P<what>.+?)(?:\s+(?:in|on|tomorrow|next|later)\b.*)?$"),
    )
)  # fmt: skip
_COLUMNS = {
    "shortlist": S.SHORTLISTED, "shortlisted": S.SHORTLISTED, "ready": S.READY_TO_APPLY, "ready to apply": S.READY_TO_APPLY,
    "applied": S.APPLIED, "sent": S.APPLIED, "in conversation": S.IN_CONVERSATION, "conversation": S.IN_CONVERSATION,
    "talking": S.IN_CONVERSATION, "answered": S.IN_CONVERSATION, "replied": S.IN_CONVERSATION,
    "interviewing": S.INTERVIEWING, "interview": S.INTERVIEWING, "won": S.WON, "hired": S.WON, "lost": S.LOST,
    "rejected": S.LOST, "archived": S.ARCHIVED, "archive": S.ARCHIVED, "close": S.ARCHIVED, "closed": S.ARCHIVED,
}  # fmt: skip
_ANY = re.compile(
    r"^(?:the |my |a |this |that |these |those )*(?:(?:best|top|first|next|good|highest|new(?:est)?|latest)(?: \d+| three| five| ten)?\s*)?"
    r"(?:it|jobs?|one|ones|gigs?|ads?|cards?|all|everything|them|application|applications)?(?: (?:please|now))?$",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:the |my |this |that |for |to |about )+|\b(?:job|ad|gig|card|application|one|please|now|for me)\b\W*$",
    re.I,
)
_QUOTES = "“”\"'‘’ .!?"


def command_in(text: str) -> tuple[Topic, str, str] | None:
    """The wish, the words that name its job ("" for any), and the column it is to go to."""
    left = next((what for what, pattern in _LEFT if pattern.search(text)), None)
    if left:
        return Topic.LEFT_TO_YOU, "", left
    for topic, pattern in _COMMANDS:
        match = pattern.search(text)
        if match is None:
            continue
        to = str(_COLUMNS.get((match.groupdict().get("to") or "").strip().lower(), ""))
        if topic is Topic.TO_MOVE and not to:
            continue
        return topic, _named(match["what"]), to
    return None


def _named(what: str) -> str:
    """ "the booking site job" is "booking site"; "the best one" is any."""
    words = what.strip(_QUOTES)
    if _ANY.match(words):
        return ""
    quoted = re.search(r"[“\"']([^“”\"']{2,80})[”\"']", what)
    if quoted:
        return quoted[1].strip()
    fewer = _AROUND.sub("", words).strip(_QUOTES)
    while fewer != words:
        words, fewer = fewer, _AROUND.sub("", fewer).strip(_QUOTES)
    return words[:80]
