"""The interviews of a person: the list, its trends, a new rehearsal, a transcript brought in."""

import asyncio
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import reflex as rx

from app.actions.calendar import plan_call, revoke_calendar, share_calendar
from app.actions.rehearsals import bring_in_transcript, start_rehearsal
from app.actions.transcripts import take_transcript
from app.clock import utc_now
from app.db.session import team_session
from app.domain.card import morning_of
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.domain.interview.bank import TYPES
from app.domain.interview.reading import LONGEST_NAME, read_transcript
from app.domain.interview.transcript import Turn, call_of
from app.domain.schedule import zone_of
from app.queries.calendar import has_calendar
from app.queries.facts import profile_facts
from app.queries.rehearsals import interview_list, job_choices
from app.settings import settings
from app.state.fields import said_in_its_place
from app.state.letter_fields import as_id
from app.state.notices import notify
from app.state.session import identity_of, writer_of

NO_KIND = "Choose one of the five kinds of interview."
NO_LENGTH = "Choose 3 to 20 questions, and 5 to 120 minutes."
NO_FILE = "This file did not arrive whole. Drop it again."
NO_TIME = "Choose a day and a time for the call."
NO_DAY = "Choose the day of the call: today, or a day within the last ten years."
NOBODY = "Choose which of the speakers you are."
NOTHING = "Paste a transcript, or drop a file."
MOST_LINES_SHOWN = 6


class InterviewsState(rx.State):
    """`speakers` are those of a transcript that waits to be brought in; `_turns` its lines."""

    loaded: bool = False
    failed: str = ""
    rows: list[dict[str, str]] = []
    courses: dict[str, list[dict[str, Any]]] = {}
    course: str = ""
    """The type of interview whose course is shown."""
    jobs: list[dict[str, str]] = []
    chosen_job: str = ""
    """The job that the address names, if it is one of them."""
    kind: str = "discovery"
    has_feed: bool = False
    feed_address: str = ""
    zone: str = "UTC"
    today: str = ""
    """As a field for a date has it, on the person's own calendar."""
    speakers: list[str] = []
    preview: list[dict[str, str]] = []
    likely_me: str = ""
    _turns: list[dict[str, Any]] = []

    @rx.event
    async def load(self):
        """The list, and what can be chosen."""
        with said_in_its_place(self):
            await self._read()
            self.loaded = True

    @rx.var
    def trends(self) -> list[dict[str, Any]]:
        """The course of the chosen type."""
        return self.courses.get(self.course, [])

    @rx.var
    def course_choices(self) -> list[dict[str, str]]:
        """The types that have one."""
        return [{"value": kind, "label": TYPES[kind]} for kind in self.courses if kind in TYPES]

    @rx.event
    async def choose_course(self, kind: str):
        """Figures of one type only: those of another say something else."""
        self.course = _kind(kind)

    @rx.event
    async def choose_kind(self, kind: str):
        """What is measured and asked depends on it."""
        self.kind = _kind(kind)

    @rx.event
    async def start(self, form: dict):
        """Plan a rehearsal and go to it."""
        form = form if isinstance(form, dict) else {}
        questions, minutes = _count(form.get("questions"), 3, 20), _count(form.get("minutes"), 5, 120)
        async with team_session(await writer_of(self)) as db:
            made = await start_rehearsal(
                db, _kind(self.kind), job_id=as_id(form.get("job")), questions=questions, minutes=minutes, now=utc_now()
            )  # fmt: skip
        return rx.redirect(f"/interviews/{made}")

    @rx.event
    async def plan(self, form: dict):
        """A call that is to come."""
        form = form if isinstance(form, dict) else {}
        identity = await writer_of(self)
        async with team_session(identity) as db:
            here = zone_of((await profile_facts(db)).timezone)
            await plan_call(
                db, _kind(self.kind), job_id=as_id(form.get("planned-job")), minutes=_count(form.get("planned-minutes"), 5, 120),
                starts_at=_moment(form.get("starts"), here), now=utc_now(),
            )  # fmt: skip
        await self._read()
        return notify("The call is in your calendar. You are told an hour before.")

    @rx.event
    async def share(self):
        """A new address for calendar programs; the one before ends."""
        async with team_session(await writer_of(self)) as db:
            token = await share_calendar(db)
        self.feed_address, self.has_feed = f"{settings().site_url}/calendar/{token}.ics", True

    @rx.event
    async def revoke(self):
        """The address reads nothing any more."""
        async with team_session(await writer_of(self)) as db:
            await revoke_calendar(db)
        self.feed_address, self.has_feed = "", False
        return notify("The address of your calendar is revoked.")

    @rx.event
    async def read_file(self, upload_id: str, file_name: str):
        """A file has arrived: its speakers are shown, nothing is kept yet."""
        upload = read_id(upload_id, NO_FILE)
        async with team_session(await writer_of(self)) as db:
            data = await take_transcript(db, upload)
        await self._offer(data)

    @rx.event
    async def read_pasted(self, form: dict):
        """A transcript that was pasted."""
        await writer_of(self)
        text = form.get("pasted") if isinstance(form, dict) else ""
        if not isinstance(text, str) or not text.strip():
            raise BadInput(NOTHING)
        await self._offer(text)

    @rx.event
    async def leave(self):
        """Do not bring this transcript in."""
        self.speakers, self.preview, self._turns, self.likely_me = [], [], [], ""

    @rx.event
    async def bring_in(self, form: dict):
        """With the speakers named, measure it and go to it."""
        form = form if isinstance(form, dict) else {}
        names = {old: _name(form.get(f"name-{n}"), old) for n, old in enumerate(self.speakers)}
        me = form.get("me")
        if not self._turns or me not in self.speakers:
            raise BadInput(NOBODY)
        turns = [Turn(**{**line, "speaker": names[line["speaker"]]}) for line in self._turns]
        at = _day_of(form.get("call-day"), zone_of(self.zone), utc_now())
        async with team_session(await writer_of(self)) as db:
            made = await bring_in_transcript(
                db, turns, _kind(self.kind), me=names[str(me)], job_id=as_id(form.get("call-job")), at=at
            )  # fmt: skip
        self.speakers, self.preview, self._turns = [], [], []
        return rx.redirect(f"/interviews/{made}")

    async def _offer(self, data: bytes | str) -> None:
        turns = await asyncio.to_thread(read_transcript, data)
        self._turns = [asdict(turn) for turn in turns]
        self.speakers = list(dict.fromkeys(turn.speaker for turn in turns))[:20]
        self.preview = [
            {"who": t.speaker or "(no name)", "text": t.text[:160]} for t in turns[:MOST_LINES_SHOWN]
        ]
        self.likely_me = call_of(turns).me

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            here = zone_of((await profile_facts(db)).timezone)
            rows, courses = await interview_list(db, now=utc_now(), here=here)
            jobs, has_feed = await job_choices(db), await has_calendar(db)
        self.rows, self.courses, self.jobs, self.has_feed, self.zone = rows, courses, jobs, has_feed, here.key
        asked = self.router.url.query_parameters.get("job", "")
        self.chosen_job = asked if asked in {job["id"] for job in jobs} else ""
        self.today = utc_now().astimezone(here).date().isoformat()
        if self.course not in courses:
            self.course = next(iter(courses), "")


def _kind(value: object) -> str:
    if not isinstance(value, str) or value not in TYPES:
        raise BadInput(NO_KIND)
    return value


def _count(value: object, least: int, most: int) -> int:
    typed = str(value)
    if not typed.isascii() or not typed.isdigit() or len(typed) > 3 or not least <= int(typed) <= most:
        raise BadInput(NO_LENGTH)
    return int(typed)


def _moment(value: object, here: ZoneInfo) -> datetime:
    """What a browser's field for day and time sends, in the person's own zone."""
    try:
        return datetime.strptime(str(value)[:16], "%Y-%m-%dT%H:%M").replace(tzinfo=here)
    except ValueError:
        raise BadInput(NO_TIME) from None


def _day_of(value: object, here: ZoneInfo, now: datetime) -> datetime:
    """The day on which a call took place: now for today, else the morning of that day."""
    today = now.astimezone(here).date()
    try:
        day = date.fromisoformat(str(value)) if value else today
    except ValueError:
        raise BadInput(NO_DAY) from None
    if not today - timedelta(days=3653) <= day <= today:
        raise BadInput(NO_DAY)
    return now if day == today else morning_of(day, here)


def _name(value: object, old: str) -> str:
    words = " ".join(value.split())[:LONGEST_NAME] if isinstance(value, str) else ""
    return words or old or "Unnamed"
