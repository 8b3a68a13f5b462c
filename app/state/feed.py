"""The feed: which jobs are shown is in the address; what is done to them is said, shown and can be undone."""

import logging
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from sqlalchemy.exc import SQLAlchemyError

from app.clock import utc_now
from app.db.session import team_session
from app.domain.errors import BadInput
from app.domain.identity import Identity
from app.domain.job_filter import PAGE_SIZE, JobFilter
from app.queries.import_under_way import import_under_way
from app.queries.job import job_detail
from app.queries.jobs import feed_page, feed_rows, last_start, start_around
from app.state.feed_beside import as_detail, job_beside, parsed_row
from app.state.feed_screen import options, screen
from app.state.job_verdicts import Known, decide, explain, name_of, parsed_id, split_ids, undo
from app.state.live import follow
from app.state.saved_searches import SavedSearchState
from app.state.session import identity_of, writer_of
from app.state.shell import ShellState

logger = logging.getLogger(__name__)

NOT_LOADED = "The jobs could not be loaded. Nothing is lost; try again in a moment."


class FeedState(rx.State):
    """One page of jobs and the one that is open beside it. Most vars are those of `Screen`."""

    loaded: bool = False
    error: str = ""
    sentence: str = ""
    cards: list[dict[str, Any]] = []
    filters: dict[str, str] = JobFilter().controls()
    active: list[dict[str, str]] = []
    hidden: list[dict[str, str]] = []
    countries: list[dict[str, str]] = []
    options: dict[str, list[dict[str, str]]] = options()
    """What can be chosen for each filter, and how many jobs each choice would leave."""
    verified: str = "Verified"
    calm: str = ""
    projects: str = ""
    aside: dict[str, str] = {"words": "", "act": ""}
    """What the hide list keeps out of the list, and the word for seeing it."""
    rate: str = ""
    """The words on the rate's chip."""
    currency: str = "USD"
    tightness: int = 3
    notes: list[str] = []
    empty: dict[str, str] = {"kind": "", "sentence": "", "hint": ""}
    start: int = 0
    """How many rows come before the first card: only a window of the list is here."""
    total: int = 0
    view: str = ""
    """The address without the place in the list: another view begins at its top."""
    fresh: str = ""
    """The words of the pill when something has changed that is not shown yet."""
    selected: str = ""
    detail: dict[str, Any] = {}
    opened: bool = False
    """On a phone: the job lies over the list."""
    back: str = "/feed"
    """The address of this very view, for the way back from a page of one job."""
    top: int = 0
    """One more whenever the list is to be shown from its top."""
    revision: int = 0
    """One more for each verdict that was answered, granted or not."""
    why: dict[str, str] = {"id": "", "title": ""}
    """The job just put aside, while the question for the reason stands."""
    rate_open: bool = False
    _newest: Any = None

    @rx.event
    async def load(self):
        """On every change of the address, and on Retry."""
        await self._show(await identity_of(self), self._asked())

    @rx.event(supersedes=True)
    async def open(self, job_id: str):
        """Show a job beside the list."""
        job, identity = parsed_id(job_id), await identity_of(self)
        async with team_session(identity) as db:
            found = await job_detail(db, job, now=utc_now())
        self.selected, self.detail, self.opened = str(job), as_detail(found), found is not None

    @rx.event
    async def choose(self, name: str, value: str):
        """Set one filter: the address changes, and with it the list."""
        return self._go(self._wanted().choose(str(name), value))

    @rx.event
    async def toggle(self, name: str):
        """Turn a yes-or-no filter over."""
        if name not in ("passing", "verified", "hiding", "calm", "projects"):
            raise BadInput("There is no such filter.")
        wanted = self._wanted()
        return self._go(wanted.choose(name, "no" if getattr(wanted, name) else "yes"))

    @rx.event
    async def clear(self, name: str):
        """Take one filter away."""
        return self._go(self._wanted().without(str(name)))

    @rx.event
    async def clear_all(self):
        """Take all filters away; the bar stays."""
        return self._go(self._wanted().cleared())

    @rx.event(supersedes=True)
    async def search(self, words: str):
        """As one types: the last words win, and the history keeps one entry for them."""
        return self._go(self._wanted().choose("q", words), replace=True)

    @rx.event
    async def ask_rate(self, is_open: bool):
        """Open or close the question for what a job must pay."""
        self.rate_open = is_open is True

    @rx.event
    async def choose_rate(self, form: dict):
        """Kind of budget and both floors, from the dialog."""
        wanted, asked = self._wanted(), form if isinstance(form, dict) else {}
        for name in ("budget", "hourly", "fixed"):
            wanted = wanted.choose(name, asked.get(name, ""))
        self.rate_open = False
        return self._go(wanted)

    @rx.event(supersedes=True)
    async def scroll(self, row: int):
        """This row is in sight: have the rows around it."""
        seen, wanted = parsed_row(row, self.total), self._wanted()
        start = min(start_around(seen), last_start(self.total))
        if start != self.start:
            async with team_session(await identity_of(self)) as db:
                cards = await feed_rows(db, wanted, now=utc_now(), start=start)
            self.cards, self.start = [asdict(card) for card in cards], start
        self.back = _feed_at(replace(wanted, page=seen // PAGE_SIZE + 1))

    @rx.event
    async def act(self, verb: str, job_id: str, next_id: str = ""):
        """A verdict on a job, or on several between blanks. The list has shown it already; the answer confirms it
        or takes it back."""
        self.revision += 1
        identity, jobs = await writer_of(self), [self._known(each) for each in split_ids(job_id)]
        said = await decide(identity, str(verb), jobs, FeedState.take_back)  # type: ignore[arg-type]
        aside = " ".join(job.id for job in jobs) if verb == "dismiss" else ""
        self.why = {"id": aside, "title": name_of(jobs)}
        await self._show(identity, self._asked() | {"job": str(next_id)}, opened=False, stay=True)
        return [ShellState.load, said]

    @rx.event
    async def say_why(self, reason: str):
        """Why the job just put aside is not for this person."""
        if self.why["id"]:
            await explain(await writer_of(self), self.why["id"], reason)
        self._ask_nothing()

    @rx.event
    async def keep_quiet(self):
        """No reason is given."""
        self._ask_nothing()

    @rx.event
    async def take_back(self, verb: str, left: str, job_id: str):
        """Undo a verdict; the job is back in its place and chosen."""
        identity = await writer_of(self)
        await undo(identity, verb, left, job_id)
        self._ask_nothing()
        await self._show(identity, self._asked() | {"job": split_ids(job_id)[0]}, opened=False, stay=True)
        return ShellState.load

    @rx.event
    async def arrived(self):
        """Something changed in the team's jobs: say so above the list, and leave the list as it is."""
        identity = await identity_of(self)
        async with team_session(identity) as db:
            page = await feed_page(db, self._wanted(), now=utc_now(), since=self._newest, start=self.start)
        if not self.cards and (page.cards or not page.has_jobs):
            await self._show(identity, self._asked())
        elif page.fresh and self._newest:
            self.fresh = f"{page.fresh:,} new"
        elif [card.id for card in page.cards] != [card["id"] for card in self.cards]:
            self.fresh = "The list has changed"
        return SavedSearchState.load

    @rx.event
    async def show_fresh(self):
        """What the pill promises: the list as it is now, from its top."""
        self.selected, self.top = "", self.top + 1
        await self._show(await identity_of(self), self._asked() | {"job": "", "page": ""})
        return ShellState.load

    async def _show(
        self, identity: Identity, asked: dict[str, str], *, opened: bool | None = None, stay: bool = False
    ) -> None:
        """Read what the address asks for, or what is on screen now (`stay`), and the job beside it."""
        wanted, job = JobFilter.parse(asked), asked.get("job", "")
        try:
            async with team_session(identity) as db:
                page = await feed_page(db, wanted, now=utc_now(), start=self.start if stay else None)
                shown = screen(wanted, page, None if page.has_jobs else await import_under_way(db))
                before = self.selected if stay or shown.view == self.view else ""
                found = await job_beside(
                    db, page, asked=job, before=before, first=PAGE_SIZE * (wanted.page - 1)
                )
        except SQLAlchemyError:
            logger.exception("The feed could not be read.")
            self.error, self.loaded = NOT_LOADED, True
            return
        for name, value in vars(shown).items():
            setattr(self, name, value)
        self._newest = page.newest
        news = "feed" if page.has_jobs else ("feed", "runs")
        follow(self, identity.team_id, news, FeedState.arrived)  # type: ignore[arg-type]
        self.back = _feed_at(wanted)
        self.selected, self.detail = (found.id if found else ""), as_detail(found)
        self.opened = bool(found and found.id == job) if opened is None else opened

    def _asked(self) -> dict[str, str]:
        return dict(self.router.url.query_parameters)

    def _wanted(self) -> JobFilter:
        return JobFilter.parse(self._asked())

    def _go(self, wanted: JobFilter, *, replace: bool = False) -> Any:
        """To the address of this view. What was chosen shows at once, the list when it has been read."""
        self.filters = wanted.controls()
        path, query = self.router.url.path, urlencode(wanted.address())
        return rx.redirect(f"{path}?{query}" if query else path, replace=replace)

    def _known(self, job_id: str) -> Known:
        titles = {
            card["id"]: card["title"] for card in [*self.cards, *([self.detail] if self.detail else [])]
        }
        return Known(str(job_id), titles.get(str(job_id), ""))

    def _ask_nothing(self) -> None:
        self.why = {"id": "", "title": ""}


def _feed_at(wanted: JobFilter) -> str:
    """The address of this view of the feed."""
    return f"/feed?{urlencode(wanted.address())}".rstrip("?")
