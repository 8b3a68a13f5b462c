"""A job ad that is pasted: its dialog, and the way to the job that it became."""

import reflex as rx

from app.actions.typed_jobs import add_typed_job, take_back_job
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import Platform
from app.domain.forms import read_id
from app.domain.typed_job import TypedJob
from app.state.fields import beside_fields, draft_in
from app.state.notices import notify
from app.state.session import writer_of
from app.state.shell import ShellState

GONE = "This job is not there any more."
FIELDS = ("text", "title", "platform", "link", "pay", "client")
EMPTY = dict.fromkeys((f"job-{name}" for name in FIELDS), "") | {"job-platform": Platform.UPWORK.value}


class TypedJobState(rx.State):
    """`form` is what the dialog shows when it opens; `put_away`: the person closed it; `saved`: see `draft_in`."""

    is_open: bool = False
    put_away: bool = False
    saved: str = ""
    form: dict[str, str] = EMPTY
    errors: dict[str, str] = {}

    @rx.event
    async def load(self):
        """The address may ask for the dialog."""
        if "paste" in self.router.url.query_parameters:
            return TypedJobState.begin
        self.is_open = False
        return None

    @rx.event
    async def begin(self):
        """Open the dialog, for somebody who may add a job."""
        await writer_of(self)
        self.form, self.errors, self.is_open, self.put_away = EMPTY, {}, True, False

    @rx.event
    async def close(self):
        """Not now."""
        self.is_open, self.put_away = False, True

    @rx.event
    async def add(self, form: dict):
        """Save the job and score it, and show it."""
        identity, errors = await writer_of(self), dict[str, str]()
        with beside_fields(errors):
            typed = TypedJob.parse(form)
            async with team_session(identity) as db:
                added = await add_typed_job(db, typed, now=utc_now())
        self.errors = errors
        if errors:
            return None
        self.is_open, self.saved = False, draft_in(form)
        score = "" if added.score is None else f" It scores {int(added.score)}."
        undo = TypedJobState.take_back(str(added.job_id)) if added.is_new else None  # type: ignore[operator]
        said = "Added." if added.is_new else "You have this job already."
        return [
            notify(f"{said}{score}", undo=undo, goes_along=True),
            ShellState.load,
            rx.redirect(f"/jobs/{added.job_id}"),
        ]

    @rx.event
    async def take_back(self, job_id: str):
        """Undo: the job goes, if nothing was made of it."""
        async with team_session(await writer_of(self)) as db:
            await take_back_job(db, read_id(job_id, GONE))
        return [
            notify("The job is gone again.", goes_along=True),
            ShellState.load,
            rx.redirect("/import"),
        ]
