"""What happened, in words: one sentence for each kind of event, and which kinds belong together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.enums import ApplicationStatus, DismissReason
from app.domain.job_words import DISMISS_WORDS
from app.domain.pipeline import LABELS
from app.domain.wording import counted


@dataclass(frozen=True)
class Kind:
    """A filter of the page: its words, and the things whose events it shows."""

    words: str
    things: tuple[str, ...]


KINDS: dict[str, Kind] = {
    "board": Kind("Board", ("application",)),
    "letters": Kind("Letters", ("cover_letter",)),
    "jobs": Kind("Jobs", ("job", "run")),
    "profile": Kind("Profile", ("profile", "skill", "experience", "education")),
    "wishes": Kind("Preferences", ("preferences", "agent_settings")),
    "interviews": Kind("Interviews", ("interview",)),
    "earnings": Kind("Earnings", ("earning",)),
    "team": Kind("Team", ("member", "team", "team_settings")),
}

VERBS = {
    "application_shortlisted": "shortlisted",
    "application_added": "shortlisted",
    "application_moved": "moved",
    "application_move_undone": "took back a move of",
    "application_reordered": "put in another place",
    "application_removed": "took off the board",
    "application_restored": "put back on the board",
    "application_noted": "wrote a note on",
    "application_changed": "changed the card of",
    "follow_up_set": "set the follow-up of",
    "closed_reason_set": "gave the reason for the end of",
    "followed_up": "followed up on",
    "trash_emptied": "emptied the old part of the trash",
    "applied_date_corrected": "corrected the day of applying of",
    "apply_link_made": "made an apply link for",
    "apply_link_revoked": "shut the apply link of",
    "apply_submitted": "submitted, from the apply link,",
    "apply_declined": "decided not to apply, from the apply link,",
    "connects_spent": "spent Connects on",
    "connects_returned": "got Connects back for",
    "connects_bought": "entered Connects that were bought",
    "connects_struck_out": "struck out an entry of Connects for",
    "feedback_added": "kept what the client said about",
    "feedback_removed": "removed what the client said about",
    "letter_drafted": "drafted a letter for",
    "letter_added": "began a letter for",
    "letter_edited": "began a version of the letter for",
    "letter_changed": "edited the letter for",
    "letter_ready": "marked ready the letter for",
    "letter_withdrawn": "made a draft again of the letter for",
    "letter_restored": "restored an older version of the letter for",
    "letter_claim_accepted": "vouched for a sentence of the letter for",
    "letter_claim_withdrawn": "no longer vouches for a sentence of the letter for",
    "letter_removed": "removed a letter",
    "letter_sample_added": "added a letter of their own to learn from",
    "letter_sample_removed": "took out a letter that was learned from",
    "interview_started": "began an interview rehearsal",
    "interview_finished": "finished an interview rehearsal",
    "interview_analysed": "had an interview read by its agent",
    "interview_removed": "deleted an interview",
    "transcript_imported": "brought in the transcript of a call",
    "call_planned": "planned a call",
    "calendar_shared": "made an address for the calendar",
    "calendar_revoked": "revoked the address of the calendar",
    "brief_made": "had a brief made",
    "job_dismissed": "put aside",
    "job_restored": "took back into the feed",
    "jobs_imported": "imported jobs from",
    "job_taken_back": "took back an ad that was pasted",
    "run_canceled": "canceled the run",
    "old_runs_removed": "removed old runs,",
    "earning_added": "entered an earning",
    "earning_changed": "changed an earning",
    "earning_removed": "removed an earning",
    "earning_restored": "put back an earning",
    "earnings_imported": "took over earnings from",
    "earnings_import_undone": "took back earnings from a file",
    "rates_entered": "entered exchange rates",
    "profile_changed": "changed",
    "profile_file_read": "read a file for the profile,",
    "profile_file_forgotten": "forgot a file that was read for the profile,",
    "profile_fact_taken": "took a line of a file into the profile,",
    "profile_fact_left": "left a line of a file out of the profile,",
    "profile_fact_reconsidered": "put a line of a file back to be answered,",
    "message_received": "received a message about",
    "message_filed": "filed a message under",
    "message_left": "left a message aside,",
    "message_unfiled": "took back where a message was filed",
    "message_typed": "wrote down a message about",
    "message_changed": "changed a message that was written down,",
    "message_removed": "removed a message that was written down,",
    "reply_drafted": "drafted a reply to a message",
    "reply_sent": "sent a reply",
    "reply_unsent": "took back that a reply was sent",
    "model_chosen": "chose the language model,",
    "model_switched": "switched the language model,",
    "model_forgotten": "forgot the language model,",
    "onboarding_finished": "finished the welcome",
    "onboarding_begun_again": "began the welcome again",
    "preferences_changed": "changed",
    "tightness_chosen": "turned",
    "less_like_this": "wants less like",
    "less_like_this_undone": "no longer wants less like",
    "weights_learned": "took into the ranking",
    "learning_reset": "forgot what verdicts had taught",
    "learning_reset_undone": "remembered what verdicts had taught",
    "suggestion_applied": "followed a suggestion for the profile",
    "suggestion_undone": "took back a suggestion for the profile",
    "agent_settings_changed": "changed the settings of the agents",
    "thing_hidden": "hid from the feed",
    "thing_unhidden": "shows in the feed again",
    "search_saved": "kept the search",
    "search_alerts_chosen": "chose when to be told by the search",
    "search_removed": "no longer keeps the search",
    "quiet_hours_chosen": "chose when not to be told",
    "team_settings_changed": "changed the settings of the team",
    "team_changed": "changed the team",
    "team_renamed": "renamed the team to",
    "member_invited": "made an invitation for a new",
    "invitation_revoked": "took back an invitation for a new",
    "member_added": "brought into the team",
    "member_changed": "changed the role of",
    "member_removed": "took out of the team",
}
NOUNS = {"skill": "the skill", "experience": "past work", "education": "the education"}
FIELDS = {
    "display_name": "name", "about": "about", "country_code": "country", "linkedin_url": "LinkedIn address",
    "timezone": "time zone", "hourly_min": "wanted rate from", "hourly_max": "wanted rate to",
    "current_hourly_min": "today's rate from", "current_hourly_max": "today's rate to",
    "fixed_budget_min": "smallest fixed price", "project_types": "kinds of work", "next_follow_up_at": "follow-up",
    "word_count": "words", "canonical_name": "", "sentences": "", "content": "", "id": "", "source": "", "kind": "",
    "ready_at": "", "onboarding_completed_at": "", "results": "results", "started_on": "from", "ended_on": "to",
}  # fmt: skip
"""How fields are called; "" is not told."""
LONGEST = 60
MOST_FIELDS = 3


def happened(event_type: str, payload: Mapping[str, Any]) -> str:
    """The verb: "moved", "added the skill"; an unknown kind of event by its own name."""
    if event_type == "follow_up_set" and not payload.get("to"):
        return "cleared the follow-up of"
    noun, _, verb = event_type.rpartition("_")
    if noun in NOUNS:
        verb = {"changed": "changed", "restored": "put back"}.get(verb, verb)
        return f"{verb} {NOUNS[noun]}"
    return VERBS.get(event_type, event_type.replace("_", " "))


def details(event_type: str, payload: Mapping[str, Any], here: ZoneInfo) -> str:
    """What from which to which, where that says more than the verb; "" where it does not."""
    was, is_now = payload.get("from"), payload.get("to")
    match event_type:
        case "application_moved" | "application_move_undone":
            return f"{_value('status', was, here)} → {_value('status', is_now, here)}"
        case "follow_up_set":
            return _value("next_follow_up_at", is_now, here) if is_now else ""
        case "closed_reason_set":
            return str(is_now or "")[:LONGEST]
        case "connects_spent" | "connects_returned" | "connects_bought" | "connects_struck_out":
            return counted(int(payload.get("amount") or 0), "Connect")
        case "applied_date_corrected":
            return f"{_value('x_at', was, here)} → {_value('x_at', is_now, here)}"
        case "tightness_chosen":
            return f"{payload.get('before')} → {payload.get('after')}"
        case "job_dismissed":
            return _reason(payload.get("reason"))
        case "less_like_this":
            return ", ".join(str(pair[-1]) for pair in payload.get("of") or [] if pair)[:LONGEST]
        case "jobs_imported":
            counts = ((payload.get(key, 0), key) for key in ("new", "updated", "known"))
            return ", ".join(f"{n:,} {word}" for n, word in counts if isinstance(n, int) and n)
        case "old_runs_removed":
            return f"{counted(int(payload.get('count') or 0), 'run')} older than {counted(int(payload.get('days') or 0), 'day')}"
        case "job_restored":
            return ""
        case (
            "thing_hidden"
            | "thing_unhidden"
            | "interview_started"
            | "interview_finished"
            | "interview_analysed"
            | "transcript_imported"
        ):
            return str(payload.get("label") or "")[:LONGEST]
        case "search_saved" | "search_removed" | "search_alerts_chosen":
            return str(payload.get("name") or "")[:LONGEST]
        case "letter_drafted" | "letter_edited" | "letter_restored" | "letter_ready":
            return f"version {payload['version']}" if payload.get("version") else ""
    if isinstance(was, Mapping) and isinstance(is_now, Mapping):
        return _fields(was, is_now, here)
    return ""


def times(count: int) -> str:
    """How often in a row, where it is more than once."""
    return counted(count, "time") if count > 1 else ""


def _fields(was: Mapping[str, Any], is_now: Mapping[str, Any], here: ZoneInfo) -> str:
    names = [name for name in is_now if FIELDS.get(name, name)]
    said = [
        f"{FIELDS.get(name, name.replace('_', ' '))}: "
        f"{_value(name, was.get(name), here)} → {_value(name, is_now[name], here)}"
        for name in names[:MOST_FIELDS]
    ]
    more = len(names) - MOST_FIELDS
    return "; ".join(said) + (f"; {more} more" if more > 0 else "")


def _value(name: str, value: Any, here: ZoneInfo) -> str:
    if value in (None, "", [], {}):
        return "nothing"
    if name == "status" and value in LABELS:
        return LABELS[ApplicationStatus(value)]
    if name.endswith("_at") and isinstance(value, str):
        return _day(value, here)
    words = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


def _day(iso: str, here: ZoneInfo) -> str:
    try:
        day = datetime.fromisoformat(iso).astimezone(here)
    except ValueError:
        return iso[:LONGEST]
    return f"{day.day} {day:%B %Y}"


def _reason(value: Any) -> str:
    return DISMISS_WORDS[DismissReason(value)].lower() if value in set(DismissReason) else ""
