"""Notices: one sentence to the person, perhaps with Undo. A handler says `return notify("Hidden.", undo=…)`.

They travel as state, never as `rx.toast`, which would need `unsafe-eval` in the page's security policy.
"""

import secrets
from dataclasses import asdict, dataclass
from typing import Any, Literal

import reflex as rx
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.event import Event, EventSpec
from reflex_base.registry import RegistrationContext

from app.clock import utc_now
from app.state.session import ARRIVE, RECONNECT

NoticeTone = Literal["ok", "info", "error"]
AT_MOST = 3
"""Older notices make room: nobody reads a fourth."""
LONGEST = 400
SHOWN_SECONDS = 10.0
"""As long as notices.jsx shows them. A page that is loaded whole later does not say them again."""


@dataclass(frozen=True)
class Notice:
    """A sentence on screen."""

    id: str
    sentence: str
    tone: str
    undoable: bool


class NoticeState(rx.State):
    """The notices of one tab, and what each one's Undo would do."""

    notices: list[dict[str, Any]] = []
    _undos: dict[str, dict[str, Any]] = {}
    _said: dict[str, float] = {}
    _pages: dict[str, str] = {}
    """The page that each one belongs to; "" is every page."""

    @rx.event
    async def show(self, sentence: str, tone: str = "ok", undo: dict | None = None, goes_along: bool = False):
        """Add a notice, once. `undo` is an event as `notify` writes it: its name and payload."""
        undo = undo if undo and _is_event(undo) else None
        notice = Notice(secrets.token_hex(6), str(sentence)[:LONGEST], str(tone), bool(undo))
        others = [n for n in self.notices if n["undoable"] or undo or not _says_the_same(n, notice)]
        kept = [*others, asdict(notice)][-AT_MOST:]
        undos = {n["id"]: self._undos[n["id"]] for n in kept if n["id"] in self._undos}
        if undo:
            undos[notice.id] = {"name": undo["name"], "payload": undo["payload"]}
        self.notices, self._undos = kept, undos
        self._said = {n["id"]: self._said.get(n["id"], utc_now().timestamp()) for n in kept}
        pages = self._pages | {notice.id: "" if undo or goes_along is True else self.router.url.path}
        self._pages = {n["id"]: pages.get(n["id"], "") for n in kept}

    @rx.event
    async def dismiss(self, notice_id: str):
        """Take a notice away, and with it its Undo."""
        self._drop(notice_id)

    @rx.event
    async def undo(self, notice_id: str):
        """Do what the notice's Undo promises. The handler it names checks rights, as for any event."""
        undo = self._undos.get(notice_id)
        self._drop(notice_id)
        return Event(name=undo["name"], payload=undo["payload"]) if undo else None

    def _take_back(self, sentence: str) -> None:
        """What was said is true no more."""
        for each in [n for n in self.notices if n["sentence"] == sentence]:
            self._drop(each["id"])

    def _leave_behind(self, path: str) -> None:
        """On another page: what was said of the last one goes, but for what can still be undone."""
        for notice_id, page in list(self._pages.items()):
            if page not in ("", path):
                self._drop(notice_id)

    def _forget_old(self, now: float) -> None:
        for notice_id, said_at in list(self._said.items()):
            if now - said_at >= SHOWN_SECONDS:
                self._drop(notice_id)

    def _drop(self, notice_id: str) -> None:
        self.notices = [n for n in self.notices if n["id"] != notice_id]
        self._undos = {key: undo for key, undo in self._undos.items() if key != notice_id}
        self._said = {key: at for key, at in self._said.items() if key != notice_id}
        self._pages = {key: page for key, page in self._pages.items() if key != notice_id}


class ForgetOldNotices(Middleware):
    """A page that is loaded whole, or comes back after a break, does not repeat what was said long ago; and a
    notice does not outlive the page that it belongs to."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        if event.name.endswith(RECONNECT):
            (await state.get_state(NoticeState))._forget_old(utc_now().timestamp())
        elif event.name.endswith(ARRIVE):
            (await state.get_state(NoticeState))._leave_behind(state.router.url.path)
        return None


def notify(
    sentence: str, *, tone: NoticeTone = "ok", undo: EventSpec | None = None, goes_along: bool = False
) -> EventSpec:
    """What a handler returns or yields to say something: `notify("Hidden.", undo=Feed.show_again(id))`.

    It ends with the page, unless it can be undone or `goes_along` to the page where the person is sent.
    """
    return NoticeState.show(sentence, tone, as_data(undo) if undo else None, goes_along)  # type: ignore[operator]


def _says_the_same(shown: dict[str, Any], notice: Notice) -> bool:
    return (shown["sentence"], shown["tone"]) == (notice.sentence, notice.tone)


def _is_event(undo: dict[str, Any]) -> bool:
    """What `show` is given may have been made up: only an event that exists can be promised."""
    name, payload = undo.get("name"), undo.get("payload")
    known = RegistrationContext.ensure_context().event_handlers
    return isinstance(name, str) and name in known and isinstance(payload, dict)


def as_data(spec: EventSpec) -> dict[str, Any]:
    """An event by name and payload, to be kept until it is wanted."""
    [event] = Event.from_event_type(spec)
    return {"name": event.name, "payload": dict(event.payload)}
