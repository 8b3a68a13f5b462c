"""One interview: while it goes on a question, a clock and an answer that saves itself; afterwards lines and figures."""

from dataclasses import asdict
from typing import Any

import reflex as rx

from app.actions import rehearsals
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import BadInput, NotFound
from app.domain.identity import Identity
from app.queries.rehearsals import InterviewView, interview_view
from app.state.fields import said_in_its_place
from app.state.letter_fields import as_id
from app.state.notices import notify
from app.state.session import identity_of, writer_of

NO_LINE = "Choose a line of this transcript."
NOT_TEXT = "An answer is text."
DELETED = "The interview is deleted, with its lines and figures."
EMPTY: dict[str, Any] = {"ask": "", "why": "", "hints": []}
NO_ADVICE: dict[str, list[dict[str, Any]]] = {"strengths": [], "next": [], "better": []}


class InterviewState(rx.State):
    """`elapsed` is the clock when the view was made: the browser counts on from there while `is_running`."""

    loaded: bool = False
    missing: bool = False
    failed: str = ""
    title: str = ""
    job: str = ""
    job_id: str = ""
    status: str = ""
    me: str = ""
    lines: list[dict[str, Any]] = []
    asked: list[dict[str, Any]] = []
    at: int = 0
    question: dict[str, Any] = EMPTY
    draft: str = ""
    elapsed: float = 0.0
    is_running: bool = False
    minutes: int = 0
    show_hint: bool = False
    figures: list[dict[str, Any]] = []
    advice: dict[str, list[dict[str, Any]]] = NO_ADVICE
    comparison: list[dict[str, str]] = []
    unmeasured: list[str] = []
    by: str = ""
    before: str = ""
    search: str = ""
    editing: int = 0
    confirming: bool = False

    @rx.var
    def shown_lines(self) -> list[dict[str, Any]]:
        """The lines that hold what is looked for."""
        wanted = self.search.casefold().strip()
        return [one for one in self.lines if not wanted or wanted in one["text"].casefold()]

    @rx.var
    def doc(self) -> str:
        """By which the answer that is being written is known on this device."""
        return f"answer:{self._asked_id()}:{self.at}"

    @rx.event
    async def load(self):
        """The interview that the address names."""
        self.search, self.editing, self.confirming, self.show_hint = "", 0, False, False
        with said_in_its_place(self):
            await self._read(await identity_of(self))

    @rx.event
    async def begin(self):
        """Start the clock, or go on after a pause."""
        await self._do(rehearsals.go_on_with)

    @rx.event
    async def pause(self):
        """Stop the clock; press again to go on."""
        await self._do(rehearsals.pause_rehearsal if self.is_running else rehearsals.go_on_with)

    @rx.event
    async def skip(self):
        """The next question, this one without an answer."""
        await self._do(rehearsals.skip_question, self.at)

    @rx.event
    async def hear(self, _moment: str = ""):
        """The browser has recognised words said aloud."""
        async with team_session(await writer_of(self)) as db:
            await rehearsals.hear_answer(db, self._id(), self.at, now=utc_now())

    @rx.event
    async def keep(self, text: str, _revision: str = "", doc: str = ""):
        """What is being written is saved a second after the last key."""
        if not isinstance(text, str):
            raise BadInput(NOT_TEXT)
        place = str(doc).rpartition(":")[2]
        at = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else -1
        async with team_session(await writer_of(self)) as db:
            kept = await rehearsals.keep_draft(db, self._id(), at, text)
        if kept and at == self.at:
            self.draft = text

    @rx.event
    async def send(self):
        """The answer as it was saved."""
        await self._do(rehearsals.send_answer, self.at, self.draft)
        self.show_hint = False

    @rx.event
    async def again(self, at: int):
        """Answer a question once more."""
        await self._do(rehearsals.answer_again, _number(at))

    @rx.event
    async def finish(self):
        """Stop here, and see the figures."""
        await self._do(rehearsals.finish_rehearsal)

    @rx.event
    async def hint(self):
        """Show or hide what the profile offers for an answer."""
        self.show_hint = not self.show_hint

    @rx.event
    async def find(self, words: str):
        """Only the lines that hold these words."""
        self.search = str(words)[:200]

    @rx.event
    async def edit(self, number: int):
        """Mend one line; 0 for none."""
        self.editing = _number(number)

    @rx.event
    async def mend(self, form: dict):
        """The mended line; the figures follow."""
        text = form.get("line") if isinstance(form, dict) else None
        if not isinstance(text, str) or not self.editing:
            raise BadInput(NO_LINE)
        identity = await writer_of(self)
        async with team_session(identity) as db:
            await rehearsals.mend_line(db, self._id(), self.editing, text)
        self.editing = 0
        await self._read(identity)

    @rx.event
    async def ask_removal(self):
        """Ask before it is deleted, or no longer."""
        self.confirming = not self.confirming

    @rx.event
    async def remove(self):
        """Delete it, at once and for good."""
        async with team_session(await writer_of(self)) as db:
            await rehearsals.remove_interview(db, self._id())
        self.confirming = False
        return [notify(DELETED, goes_along=True), rx.redirect("/interviews")]

    async def _do(self, action: Any, *values: Any) -> None:
        """One step of the rehearsal, then what is true now; also after a refusal, as another tab may have moved on."""
        identity = await writer_of(self)
        try:
            async with team_session(identity) as db:
                await action(db, self._id(), *values, now=utc_now())
        finally:
            await self._read(identity)

    async def _read(self, identity: Identity) -> None:
        session_id, view = as_id(self._asked_id()), None
        if session_id is not None:
            async with team_session(identity) as db:
                view = await interview_view(db, session_id, now=utc_now())
        self.loaded, self.missing = True, view is None
        if view is not None:
            self._show(view)

    def _show(self, view: InterviewView) -> None:
        for name, value in asdict(view).items():
            if name != "kind":
                setattr(self, name, value)
        self.question = view.question or EMPTY
        self.advice = view.advice or NO_ADVICE

    def _id(self):
        session_id = as_id(self._asked_id())
        if session_id is None:
            raise NotFound(rehearsals.GONE)
        return session_id

    def _asked_id(self) -> str:
        """The last part of the address."""
        return self.router.url.path.rstrip("/").rpartition("/")[2]


def _number(value: object) -> int:
    typed = str(value)
    if not typed.isascii() or not typed.isdigit() or len(typed) > 5:
        raise BadInput(NO_LINE)
    return int(typed)
