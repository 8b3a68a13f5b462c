"""The copilot's page: questions and answers. What a button does, the person's click does, by the usual actions."""

import asyncio
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import reflex as rx

from app.actions.applications import (
    move_application,
    remove_application,
    set_follow_up,
    shortlist_job,
    undo_last_move,
)
from app.actions.copilot import ask_copilot
from app.clock import utc_now
from app.db.session import team_session
from app.domain.copilot.answer import DRAFT, MOVE, SHORTLIST, SNOOZE
from app.domain.enums import ApplicationStatus
from app.domain.errors import BadInput
from app.domain.forms import read_id
from app.domain.pipeline import LABELS
from app.queries.copilot.talk import exchange, exchanges, follow_up_of, is_on_board, job_named
from app.state.fields import said_in_its_place
from app.state.letter_fields import short_name
from app.state.notices import notify
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

GONE = "This is not there any more. Ask again."
LOOK_EVERY = 0.4
LOOKS = 150


class CopilotState(rx.State):
    """`talk` is the conversation, the latest last; `turn` goes up when the field is to be empty."""

    loaded: bool = False
    failed: str = ""
    talk: list[dict[str, Any]] = []
    is_asking: bool = False
    turn: int = 0

    @rx.var
    def latest_first(self) -> list[dict[str, Any]]:
        """The conversation as it is read."""
        return self.talk[::-1]

    @rx.event
    async def load(self):
        """What was asked before."""
        with said_in_its_place(self):
            await self._read()
            self.loaded = True

    @rx.event(background=True)
    async def ask(self, question: str):
        """Answer a question; one that only the model can understand is waited for."""
        async with self:
            if self.is_asking:
                return None
            identity = await writer_of(self)
            self.is_asking = True
        try:
            async with team_session(identity) as db:
                run_id, is_there = await ask_copilot(db, str(question), now=utc_now())
            async with self:
                self.turn += 1
                await self._read()
            for _ in range(0 if is_there else LOOKS):
                await asyncio.sleep(LOOK_EVERY)
                async with team_session(identity) as db:
                    found = await exchange(db, run_id)
                if found is None or found.status != "thinking":
                    break
        finally:
            async with self:
                self.is_asking = False
        async with self:
            await self._read()
        return rx.set_focus("copilot-question")

    @rx.event
    async def ask_typed(self, form: dict):
        """The question in the field."""
        return CopilotState.ask(str(form.get("copilot-question") or ""))  # type: ignore[misc]

    @rx.event
    async def act(self, verb: str, target: str, value: str = ""):
        """What a button proposes, done because it was pressed."""
        wanted = read_id(target, GONE)
        if verb == SHORTLIST:
            return await self._shortlist(wanted)
        if verb == DRAFT:
            await identity_of(self)
            return rx.redirect(f"/letters/{wanted}")
        if verb == MOVE:
            return await self._move(wanted, str(value))
        if verb == SNOOZE:
            return await self._snooze(wanted)
        raise BadInput("The copilot cannot do that.")

    @rx.event
    async def undo_move(self, application_id: str, version: int):
        """Back where it was."""
        if isinstance(version, bool) or not isinstance(version, int):
            raise BadInput(GONE)
        async with team_session(await writer_of(self)) as db:
            await undo_last_move(db, read_id(application_id, GONE), version)
        return ShellState.load

    @rx.event
    async def undo_shortlist(self, application_id: str):
        """Off the board again."""
        async with team_session(await writer_of(self)) as db:
            await remove_application(db, read_id(application_id, GONE), now=utc_now())
        return ShellState.load

    @rx.event
    async def undo_snooze(self, application_id: str, at: str):
        """Due when it was due before."""
        try:
            before = datetime.fromisoformat(at) if at else None
        except (TypeError, ValueError):
            raise BadInput(GONE) from None
        if before is not None and before.tzinfo is None:
            raise BadInput(GONE)
        async with team_session(await writer_of(self)) as db:
            await set_follow_up(db, read_id(application_id, GONE), before)

    async def _shortlist(self, job_id: UUID):
        async with team_session(await writer_of(self)) as db:
            known = await is_on_board(db, job_id)
            card = await shortlist_job(db, job_id, now=utc_now())
            job = f"“{short_name(await job_named(db, job=job_id))}”"
        undo = CopilotState.undo_shortlist(str(card))
        told = f"{job} is on the board already." if known else f"{job} shortlisted."
        return [notify(told, undo=None if known else undo), ShellState.load]

    async def _move(self, application_id: UUID, to: str):
        try:
            status = ApplicationStatus(to)
        except ValueError:
            raise BadInput(GONE) from None
        async with team_session(await writer_of(self)) as db:
            moved = await move_application(db, application_id, to=status, now=utc_now())
            job = short_name(await job_named(db, application=application_id))
        undo = CopilotState.undo_move(str(application_id), moved.version)
        return [notify(f"“{job}” moved to {LABELS[moved.to]}.", undo=undo), ShellState.load]

    async def _snooze(self, application_id: UUID):
        until = utc_now() + timedelta(days=3)
        async with team_session(await writer_of(self)) as db:
            before = await follow_up_of(db, application_id)
            await set_follow_up(db, application_id, until)
            job = short_name(await job_named(db, application=application_id))
        undo = CopilotState.undo_snooze(str(application_id), before.isoformat() if before else "")
        return notify(f"“{job}” comes up again on {until:%-d %B}.", undo=undo)

    async def _read(self) -> None:
        async with team_session(await identity_of(self)) as db:
            self.talk = [asdict(one) for one in await exchanges(db)]
