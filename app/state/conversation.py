"""The conversation that is open, in the inbox or on the page of its application: filing it, and what follows from it."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions import filing
from app.actions.applications import undo_last_move
from app.actions.feedback import add_feedback, remove_feedback
from app.clock import utc_now
from app.db.session import team_session
from app.domain.board import card_id
from app.domain.errors import BadInput, NotFound
from app.domain.forms import read_id
from app.domain.identity import Identity
from app.domain.inbox import thread_of
from app.domain.pipeline import LABELS
from app.queries.conversation import Conversation, conversation
from app.queries.mailbox import filing_choices
from app.state.fields import beside_fields, said_in_its_place
from app.state.inbox import InboxState
from app.state.live import follow
from app.state.notices import notify
from app.state.reply import ReplyState
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState
from app.state.threads import asked_of, go_to, is_inbox, thread_named

GONE = "This message is not there any more. Reload the page to see what is."
CHOOSE = "Choose the application that it belongs to."
NONE_OPEN = "Open a conversation first."


class ConversationState(rx.State):
    """`talk` says what it is about; `feedback_on` is the message whose form for feedback is open."""

    loaded: bool = False
    failed: str = ""
    missing: bool = False
    thread: str = ""
    talk: dict[str, Any] = {}
    guess: dict[str, str] = {}
    messages: list[dict[str, Any]] = []
    choices: list[dict[str, str]] = []
    feedback_on: str = ""
    words: str = ""
    """What stands in the form for feedback when it opens."""
    errors: dict[str, str] = {}

    @rx.event
    async def load(self):
        """The conversation that the address names; what is new in it has been seen now."""
        thread, identity = asked_of(self).thread, await identity_of(self)
        if is_inbox(self):
            follow(self, identity.team_id, ("inbox", "runs"), _all_again)
        if thread != self.thread:
            self.reset()
            self.thread = thread
        if not thread:
            self.loaded = True
            return None
        news = 0
        with said_in_its_place(self):
            news = await self._see(identity, thread)
            await self._read()
            self.loaded = True
        return _list_again() if news else None

    @rx.event
    async def refresh(self):
        """Somebody wrote, filed, or said what came of it."""
        if self.loaded and self.thread:
            await self._read()

    @rx.event
    async def file(self, application_id: str):
        """It belongs to this application, with all that waits in it."""
        card, message = read_id(application_id, CHOOSE), self._waiting()
        async with team_session(await writer_of(self)) as db:
            filed = await filing.file_message(db, message, card)
        undo = ConversationState.unfile([str(one) for one in filed], self.thread)
        return [notify("Filed, with the rest of its conversation.", undo=undo), go_to(thread_of(card))]

    @rx.event
    async def unfile(self, messages: list, thread: str):
        """Undo of the above."""
        ids = [read_id(one, GONE) for one in messages[: filing.MOST]] if isinstance(messages, list) else []
        async with team_session(await writer_of(self)) as db:
            await filing.unfile_messages(db, ids)
        return go_to(thread_named(thread))

    @rx.event
    async def leave(self):
        """It belongs to none."""
        async with team_session(await writer_of(self)) as db:
            await filing.leave_thread(db, self.thread)
        await self._read()
        undo = ConversationState.ask_again(self.thread)
        return [notify("It belongs to no application.", undo=undo), *_list_again()]

    @rx.event
    async def ask_again(self, thread: str):
        """Undo of the above."""
        async with team_session(await writer_of(self)) as db:
            await filing.ask_again(db, thread_named(thread))
        await self._read()
        return _list_again()

    @rx.event
    async def mark_unread(self):
        """To be read again; the conversation closes, or it would be seen at once."""
        async with team_session(await writer_of(self)) as db:
            await filing.mark_unread(db, self.thread)
        return [notify("Marked unread."), go_to("")]

    @rx.event
    async def move(self, message_id: str):
        """Make the suggested move: the person's own click, by the board's own rules."""
        async with team_session(await writer_of(self)) as db:
            card, moved = await filing.take_suggestion(db, read_id(message_id, GONE), now=utc_now())
        await self._read()
        undo = ConversationState.undo_move(str(card), moved.version)
        return [notify(f"Moved to {LABELS[moved.to]}.", undo=undo), *_list_again()]

    @rx.event
    async def stay(self, message_id: str):
        """Leave the card where it is."""
        async with team_session(await writer_of(self)) as db:
            await filing.leave_suggestion(db, read_id(message_id, GONE))
        await self._read()
        return _list_again()

    @rx.event
    async def undo_move(self, application_id: str, version: int):
        """Back where it was."""
        if isinstance(version, bool) or not isinstance(version, int):
            raise BadInput(GONE)
        async with team_session(await writer_of(self)) as db:
            await undo_last_move(db, read_id(application_id, GONE), version)
        await self._read()
        return _list_again()

    @rx.event
    async def ask_feedback(self, message_id: str):
        """Open the form for what this message says of the work, filled with its words; or close it again."""
        chosen = next((one for one in self.messages if one["id"] == message_id), None)
        if chosen is None or self.feedback_on == message_id:
            self.feedback_on = self.words = ""
        else:
            self.feedback_on, self.words = chosen["id"], chosen["body"][:5000]
        self.errors = {}

    @rx.event
    async def keep_feedback(self, form: dict):
        """The client's words, rating, hired or not, and why: kept with the message and its application."""
        errors: dict[str, str] = {}
        said = {name.removeprefix("said-"): value for name, value in form.items()}
        with beside_fields(errors):
            async with team_session(await writer_of(self)) as db:
                await add_feedback(
                    db, card_id(self.talk.get("application_id")), said, now=utc_now(),
                    message_id=read_id(self.feedback_on, GONE),
                )  # fmt: skip
        self.errors = errors
        if errors:
            return None
        self.feedback_on = ""
        await self._read()
        return notify("Kept, with the message and its application.")

    @rx.event
    async def drop_feedback(self, feedback_id: str):
        """Take it away again; Undo puts it back."""
        async with team_session(await writer_of(self)) as db:
            was = await remove_feedback(db, read_id(feedback_id, GONE))
        await self._read()
        undo = ConversationState.put_feedback_back(was)
        return notify("What the client said is removed.", undo=undo)

    @rx.event
    async def put_feedback_back(self, was: dict):
        """Undo of the above."""
        message = str(was.get("message_id") or "")
        async with team_session(await writer_of(self)) as db:
            await add_feedback(
                db, card_id(was.get("application_id")), was, now=utc_now(),
                message_id=read_id(message, GONE) if message else None,
            )  # fmt: skip
        await self._read()

    async def _see(self, identity: Identity, thread: str) -> int:
        """Reading is seeing, for those whose messages they are; to look on changes nothing."""
        if not identity.may_write:
            return 0
        async with team_session(identity) as db:
            try:
                return await filing.read_thread(db, thread, now=utc_now())
            except NotFound:
                return 0

    async def _read(self) -> None:
        if not self.thread:
            return
        async with team_session(await identity_of(self)) as db:
            found = await conversation(db, self.thread, now=utc_now(), q=asked_of(self).q)
            choices = await filing_choices(db)
        self.choices, self.missing = choices, found is None
        if found is not None:
            self._show(found)

    def _show(self, found: Conversation) -> None:
        said = asdict(found)
        for name in ("messages", "guess"):
            value = said.pop(name)
            if value != self.get_value(name):
                setattr(self, name, value)
        self.talk = said

    def _waiting(self) -> UUID:
        """The last message of the client: it stands for its whole conversation."""
        received = [one["id"] for one in self.messages if one["is_client"]]
        return read_id(received[-1] if received else "", NONE_OPEN)


def _list_again() -> list[Any]:
    """What stands around the conversation tells of the change too."""
    return [InboxState.look_again, ShellState.load]


def _all_again() -> list[Any]:
    """Something has changed in the team: the list, the conversation and the draft, in this order."""
    return [InboxState.refresh(), ConversationState.refresh(), ReplyState.refresh()]
