"""A message that is typed or pasted by hand: its dialog, and taking back what was done with it."""

from datetime import UTC
from typing import Any

import reflex as rx

from app.actions.filing import the_message
from app.actions.typed_messages import as_form, change_message, remove_message, type_message
from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.domain.inbox import application_in, thread_of
from app.domain.typed_message import TypedMessage, written_at
from app.queries.inbox import here_of
from app.queries.mailbox import filing_choices
from app.state.conversation import GONE, ConversationState
from app.state.fields import beside_fields, draft_in
from app.state.inbox import InboxState
from app.state.notices import notify
from app.state.session import writer_of
from app.state.threads import asked_of, go_to, is_inbox

EMPTY = {"message-application": "", "message-direction": "inbound", "message-at": "", "message-text": ""}
NO_CARD = "Shortlist a job first: a message belongs to an application."


class TypedMessageState(rx.State):
    """`form` is what the dialog shows when it opens; `changing` is the message that is changed, "" for a new one.

    `put_away`: the person closed it; `saved`: see `draft_in`.
    """

    is_open: bool = False
    put_away: bool = False
    saved: str = ""
    changing: str = ""
    form: dict[str, str] = EMPTY
    choices: list[dict[str, str]] = []
    errors: dict[str, str] = {}
    _begun_on: str = ""

    @rx.event
    async def arrive(self):
        """On another page than the one it was begun on: it waits there."""
        self.is_open = self.is_open and self._begun_on == self.router.url.path

    @rx.event
    async def begin(self):
        """A new message, for the conversation that the address names, be it shown already or not."""
        async with team_session(await writer_of(self)) as db:
            choices, here = await filing_choices(db), await here_of(db)
        if not choices:
            raise BadInput(NO_CARD)
        mine = str(application_in(asked_of(self).thread) or "")
        ids = [one["id"] for one in choices]
        known = mine if mine in ids else ids[0] if len(ids) == 1 else ""
        self.form = EMPTY | {"message-application": known, "message-at": written_at(utc_now(), here)}
        self.choices, self.changing, self.errors = choices, "", {}
        self.is_open, self.put_away, self._begun_on = True, False, self.router.url.path

    @rx.event
    async def change(self, message_id: str):
        """Put one right that was typed before."""
        async with team_session(await writer_of(self)) as db:
            message = await the_message(db, read_id(message_id, GONE))
            choices, here = await filing_choices(db), await here_of(db)
            form = as_form(message) | {"message-at": written_at(message.sent_at or message.created_at, here)}
        self.form, self.choices, self.changing, self.errors = form, choices, str(message.id), {}
        self.is_open, self.put_away, self._begun_on = True, False, self.router.url.path

    @rx.event
    async def close(self):
        """Not now."""
        self.is_open, self.put_away = False, True

    @rx.event
    async def keep(self, form: dict):
        """Write it down, or its change."""
        identity, changing, errors = await writer_of(self), self.changing, dict[str, str]()
        undo = None
        with beside_fields(errors):
            async with team_session(identity) as db:
                typed = TypedMessage.parse(form, now=utc_now(), here=await here_of(db))
                if changing:
                    was = await change_message(db, read_id(changing, GONE), typed)
                    undo = TypedMessageState.put_right(changing, was)
                else:
                    made = await type_message(db, typed, now=utc_now())
                    undo = TypedMessageState.remove(str(made.id))
        self.errors = errors
        if errors:
            return None
        self.is_open, self.saved = False, draft_in(form)
        said = notify("The message is changed." if changing else "The message is written down.", undo=undo)
        return [said, *self._arrive(thread_of(typed.application_id))]

    @rx.event
    async def remove(self, message_id: str):
        """Take it away; Undo puts it back."""
        async with team_session(await writer_of(self)) as db:
            was = await remove_message(db, read_id(message_id, GONE))
        undo = TypedMessageState.put_back(message_id, was)
        return [notify("The message is removed.", undo=undo), *_look_again()]

    @rx.event
    async def put_back(self, message_id: str, was: dict):
        """Undo of the above: the same message again."""
        now = utc_now()
        async with team_session(await writer_of(self)) as db:
            typed = TypedMessage.parse(was, now=now, here=UTC)
            await type_message(db, typed, now=now, message_id=read_id(message_id, GONE))
        return _look_again()

    @rx.event
    async def put_right(self, message_id: str, was: dict):
        """Undo of a change."""
        async with team_session(await writer_of(self)) as db:
            typed = TypedMessage.parse(was, now=utc_now(), here=UTC)
            await change_message(db, read_id(message_id, GONE), typed)
        return _look_again()

    def _arrive(self, thread: str) -> list[Any]:
        """In the inbox the conversation of the message opens; elsewhere it is on the page already."""
        return [go_to(thread), *_look_again()] if is_inbox(self) else _look_again()


def _look_again() -> list[Any]:
    return [ConversationState.refresh, InboxState.look_again]
