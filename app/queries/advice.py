"""What would bring a person more: the coach's edits, and what would make the profile say what is asked for."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import numpy as np
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.coach import Advice, Coach, Ground
from app.domain.edits import Edit
from app.domain.evidence import Proof, proofs_of
from app.domain.optimizer import Suggestion, suggestions
from app.domain.ranking import SHOW_BAR
from app.domain.wording import counted
from app.llm.embeddings import embed
from app.models.application import Application
from app.models.job import JobRanking
from app.models.profile import UserCvFile
from app.queries.facts import profile_facts, search_wish
from app.queries.learning import learned
from app.queries.prepared import TeamJobs, team_jobs

MOST_CVS = 5
MOST_LISTED = 30
MOST_PROOFS = 3
LEFT_OUT = text("select o.job_id from private.left_out_jobs(:team, :person) o")

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class AdviceCard:
    """One edit ready for the screen: what, what it brings, why it is true, and the jobs."""

    key: str
    words: str
    gain: str
    because: str
    row: str
    before: str
    after: str
    proofs: list[dict[str, str]]
    jobs: list[dict[str, str]] = field(default_factory=list)
    leaves: list[dict[str, str]] = field(default_factory=list)
    more: str = ""


@dataclass(frozen=True)
class Report:
    """Both lists, the edits behind them by key, and of how many open jobs how many pass now."""

    coach: list[AdviceCard]
    optimizer: list[AdviceCard]
    edits: dict[str, Edit]
    open: int
    passing: int
    has_aged: bool = False
    """The scores that are kept let other jobs pass than these: they are older than what they are made of."""


NOTHING = Report([], [], {}, 0, 0)


async def advice(db: AsyncSession, *, now: datetime, on_progress: Progress | None = None) -> Report:
    """Everything is tried by scoring the person's jobs again: as the next ranking would, at this moment."""
    kept = await team_jobs(db)
    profile, wish = await profile_facts(db), await search_wish(db)
    proofs = proofs_of(profile, await _cvs(db))
    weights = (await learned(db, now=now)).weights
    decided = await _decided(db)
    is_open = np.array([job_id not in decided for job_id in kept.ids], dtype=bool)
    ground = Ground(kept.prepared, profile, wish, weights, now, embed)

    shown = await _passing(db, wish.tightness)

    def work() -> tuple[list[Advice], list[Suggestion], np.ndarray]:
        coach = Coach(ground, proofs, is_open=is_open, on_trial=on_progress)
        better = suggestions(kept.prepared, coach.scores, profile, wish, proofs, today=now.date())
        return coach.advise(), better, coach.passing

    if not kept.ids:
        return NOTHING
    coached, better, passing = await asyncio.to_thread(work)
    return Report(
        coach=[_coach_card(each, kept) for each in coached],
        optimizer=[_suggestion_card(each) for each in better],
        edits={coach_key(each.edit): each.edit for each in coached}
        | {profile_key(each.edit): each.edit for each in better},
        open=int(is_open.sum()),
        passing=int(passing.sum()),
        has_aged={kept.ids[row] for row in np.flatnonzero(passing)} != shown - decided,
    )


def coach_key(edit: Edit) -> str:
    return f"coach:{edit.key}"


def profile_key(edit: Edit) -> str:
    return f"profile:{edit.key}"


def _coach_card(each: Advice, kept: TeamJobs) -> AdviceCard:
    return AdviceCard(
        key=coach_key(each.edit),
        words=each.words,
        gain=_gain_words(len(each.enters), len(each.leaves)),
        because=each.because[:1].upper() + each.because[1:],
        row="",
        before=each.edit.before,
        after=each.edit.after,
        proofs=_proofs(each.proofs),
        jobs=_titles(kept, each.enters),
        leaves=_titles(kept, each.leaves),
        more=f"and {len(each.enters) - MOST_LISTED:,} more" if len(each.enters) > MOST_LISTED else "",
    )


def _gain_words(enter: int, leave: int) -> str:
    """By how many more jobs the feed will show, first: "+24 jobs: 25 enter, 1 leaves"."""
    moves = f": {enter:,} enter, {leave:,} {'leaves' if leave == 1 else 'leave'}" if leave else ""
    return f"+{counted(enter - leave, 'job')}{moves}"


def _suggestion_card(each: Suggestion) -> AdviceCard:
    return AdviceCard(
        key=profile_key(each.edit),
        words=each.words,
        gain="",
        because=each.demand,
        row=each.row,
        before=each.edit.before,
        after=each.edit.after,
        proofs=_proofs(each.proofs),
    )


def _proofs(proofs: Sequence[Proof]) -> list[dict[str, str]]:
    return [{"label": proof.label, "quote": proof.quote} for proof in proofs[:MOST_PROOFS]]


def _titles(kept: TeamJobs, rows: Sequence[int]) -> list[dict[str, str]]:
    return [{"id": str(kept.ids[row]), "title": kept.prepared.jobs[row].title} for row in rows[:MOST_LISTED]]


async def _cvs(db: AsyncSession) -> list[tuple[str, str]]:
    """The texts of the person's CVs, the newest first."""
    identity = identity_in(db)
    question = (
        select(UserCvFile)
        .where(
            UserCvFile.team_id == identity.team_id,  # type: ignore[arg-type]
            UserCvFile.user_id == identity.user_id,  # type: ignore[arg-type]
            UserCvFile.parsed_text.is_not(None),  # type: ignore[union-attr]
        )
        .order_by(UserCvFile.created_at.desc())  # type: ignore[attr-defined]
        .limit(MOST_CVS)
    )
    return [(str(row.id), row.parsed_text or "") for row in (await db.scalars(question)).all()]


async def _passing(db: AsyncSession, tightness: int) -> set[UUID]:
    """The jobs that pass by the scores that are kept."""
    question = select(JobRanking.job_id).where(  # type: ignore[call-overload]
        JobRanking.team_id == identity_in(db).team_id,
        JobRanking.tightness == tightness,
        JobRanking.score >= SHOW_BAR[tightness],
    )
    return set((await db.scalars(question)).all())


async def _decided(db: AsyncSession) -> set[UUID]:
    """The jobs that are put aside, on the person's board or not in their feed: they neither enter nor leave."""
    identity = identity_in(db)
    left_out = (await db.scalars(LEFT_OUT, {"team": identity.team_id, "person": identity.user_id})).all()
    aside = select(JobRanking.job_id).where(  # type: ignore[call-overload]
        JobRanking.team_id == identity.team_id,
        JobRanking.dismissed_at.is_not(None),  # type: ignore[union-attr]
    )
    boarded = select(Application.job_id).where(  # type: ignore[call-overload]
        Application.team_id == identity.team_id,
        Application.user_id == identity.user_id,
        Application.removed_at.is_(None),  # type: ignore[union-attr]
    )
    decided = {job_id for question in (aside, boarded) for job_id in (await db.scalars(question)).all()}
    return decided.union(left_out)
