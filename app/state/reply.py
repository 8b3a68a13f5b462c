"""The draft of a reply beside a conversation: composed, edited, sent by the person, never by Bidwell."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions import replies
from app.clock import utc_now
from app.db.session import team_session
from app.domain.card import day_words
from app.domain.errors import NotFound
from app.domain.forms import read_id
from app.domain.letters.reply import gaps_in, next_gap
from app.queries.inbox import here_of
from app.queries.reply import ReplyView, reply_view
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.threads import asked_of

GONE = "This message is not there any more. Reload the page to see what is."
NO_SENTENCE = "This sentence has changed since."
LONGEST_KEY = 64
PARTS = ("text", "note", "words", "cut", "spans", "sources", "checks")


class ReplyState(rx.State):
    """`message` is the id of the message that is answered, "" where there is no draft."""

    message: str = ""
    text: str = ""
    note: str = ""
    words: str = ""
    cut: list[str] = []
    spans: list[list[Any]] = []
    sources: list[dict[str, Any]] = []
    checks: list[dict[str, Any]] = []
    edition: int = 0
    picked: str = ""
    aim: dict[str, int] = {"n": 0, "start": 0, "end": 0}
    _thread: str = ""

    @rx.var
    def document(self) -> str:
        """By which the field knows its text."""
        return f"reply:{self.message}"

    @rx.event
    async def load(self):
        """The draft that lies in the conversation of the address."""
        thread = asked_of(self).thread
        if thread != self._thread:
            self.reset()
            self._thread = thread
        await self._read()

    @rx.event
    async def refresh(self):
        """It was drafted by its agent, or changed in another tab."""
        await self._read()

    @rx.event
    async def draft(self, message_id: str):
        """Compose a reply to this message by rules; the first gap is selected, to be written over."""
        async with team_session(await writer_of(self)) as db:
            await replies.draft_reply(db, read_id(message_id, GONE))
        await self._read(another_text=True)
        self._aim_at(next_gap(self.text, 0))
        return notify(_drafted(gaps_in(self.text)))

    @rx.event
    async def save(self, text: str, base: str = "", document: str = ""):
        """What was typed, a second after the last key."""
        message = read_id(str(document).rpartition(":")[2], GONE)
        async with team_session(await writer_of(self)) as db:
            await replies.save_reply(db, message, str(text))
        await self._read()

    @rx.event
    async def drop(self):
        """Away with the draft; Undo brings it back."""
        message = self._answered()
        async with team_session(await writer_of(self)) as db:
            was = await replies.drop_reply(db, message)
        await self._read()
        undo = ReplyState.put_back(str(message), str(was.get("text", "")))
        return notify("The draft of the reply is discarded.", undo=undo)

    @rx.event
    async def put_back(self, message_id: str, text: str):
        """Undo of the above."""
        async with team_session(await writer_of(self)) as db:
            await replies.save_reply(db, read_id(message_id, GONE), str(text))
        await self._read(another_text=True)

    @rx.event
    async def sent(self):
        """The person has sent it on the platform or by mail."""
        async with team_session(await writer_of(self)) as db:
            sent = await replies.sent_reply(db, self._answered(), now=utc_now())
            here = await here_of(db)
        await self._read()
        when = ""
        if sent.follow_up_at:
            today = utc_now().astimezone(here).date()
            when = f" Follow up {day_words(sent.follow_up_at.astimezone(here).date(), today=today)}."
        return notify(f"The reply is noted as sent.{when}", undo=ReplyState.unsend(str(sent.message_id)))

    @rx.event
    async def unsend(self, message_id: str):
        """Undo of the above: the draft is back."""
        async with team_session(await writer_of(self)) as db:
            await replies.unsend_reply(db, read_id(message_id, GONE))
        await self._read(another_text=True)

    @rx.event
    async def accept(self, key: str):
        """“It is true”: the person vouches for a sentence."""
        await self._vouch(key, is_true=True)

    @rx.event
    async def take_back(self, key: str):
        """Not so sure any more."""
        await self._vouch(key, is_true=False)

    @rx.event
    async def cut_out(self, key: str):
        """Take a sentence out; Undo brings it back."""
        start, end = self._span(key)
        message, before = self._answered(), self.text
        left = f"{before[:start].rstrip(' ')}{before[end:]}".strip()
        async with team_session(await writer_of(self)) as db:
            await replies.save_reply(db, message, left)
        await self._read(another_text=True)
        return notify("Sentence cut from the reply.", undo=ReplyState.put_back(str(message), before))

    @rx.event
    async def pick(self, key: str):
        """The claim the caret stands in."""
        self.picked = str(key)[:LONGEST_KEY]

    @rx.event
    async def point_at(self, key: str):
        """Select a sentence, so that it can be written over."""
        self.picked = str(key)[:LONGEST_KEY]
        self._aim_at(self._span(key))

    @rx.event
    async def to_gap(self):
        """Select the next gap, or stand at the end of the text."""
        self._aim_at(next_gap(self.text, self.aim["end"] if self.aim["n"] else 0))

    async def _vouch(self, key: str, *, is_true: bool) -> None:
        async with team_session(await writer_of(self)) as db:
            await replies.vouch_in_reply(db, self._answered(), str(key), is_true=is_true)
        await self._read()

    async def _read(self, *, another_text: bool = False) -> None:
        if not self._thread:
            return
        async with team_session(await identity_of(self)) as db:
            found = await reply_view(db, self._thread)
        self.edition += another_text
        self._show(found or ReplyView("", "", "", ""))

    def _show(self, found: ReplyView) -> None:
        said = asdict(found)
        if found.message != self.message:
            self.message, self.aim, self.picked = found.message, {"n": 0, "start": 0, "end": 0}, ""
        for name in PARTS:
            if said[name] != self.get_value(name):
                setattr(self, name, said[name])

    def _aim_at(self, place: tuple[int, int]) -> None:
        self.aim = {"n": self.aim["n"] + 1, "start": place[0], "end": place[1]}

    def _span(self, key: str) -> tuple[int, int]:
        found = next(((start, end) for start, end, _, other in self.spans if other == key), None)
        if found is None:
            raise NotFound(NO_SENTENCE)
        return found

    def _answered(self) -> UUID:
        return read_id(self.message, GONE)


def _drafted(gaps: int) -> str:
    """What the profile answers is there; how much it does not."""
    if not gaps:
        return "Reply drafted from your facts, with no gap left. Read it before you send it."
    left = "1 gap marked «…» is" if gaps == 1 else f"{gaps} gaps marked «…» are"
    return f"Reply drafted: {left} left for you to fill in, as your profile does not say it."
