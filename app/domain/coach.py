"""The smallest true edits that would lift most jobs over the bar, each tried by scoring all jobs again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from app.domain.edits import Edit, tried
from app.domain.enums import ProjectType
from app.domain.evidence import Proof, evidence_words, years_shown
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import SHOW_BAR, PreparedJobs, Weights, score_prepared
from app.domain.scoring.types import Embed
from app.domain.skills import canonical
from app.domain.wish_form import PROJECT_TYPES
from app.domain.wording import amount_text, counted

MOST_SKILLS = 14
"""So many skills are tried: those that most of the jobs below the bar ask for."""

LOWEST = Decimal("0.75")
"""A rate is never lowered by more than a quarter."""

ENOUGH = 0.8
"""Of two rates, the higher one is suggested if it brings this share of what the lower one brings."""

STEPS = 4

MOST_ADVICE = 6

MOST_YEARS = 3

UNITS = ((1_000, Decimal(50)), (200, Decimal(10)), (30, Decimal(5)), (0, Decimal(1)))
"""To what an amount is rounded, from which amount on."""

RATES = {
    "current_hourly_min": "the least you charge an hour now",
    "hourly_min": "the least you dream of an hour",
    "fixed_budget_min": "your floor for fixed prices",
}


@dataclass(frozen=True)
class Advice:
    """An edit, what it would bring, and the rows that prove it true. `enters` and `leaves` are rows of jobs."""

    edit: Edit
    words: str
    because: str
    proofs: tuple[Proof, ...]
    enters: tuple[int, ...]
    leaves: tuple[int, ...]

    @property
    def gain(self) -> int:
        return len(self.enters) - len(self.leaves)


@dataclass(frozen=True)
class Ground:
    """What every edit is tried on: the jobs, the person, and the weights that would be in force."""

    prepared: PreparedJobs
    profile: ProfileFacts
    wish: SearchWish
    weights: Weights
    now: datetime
    embed: Embed

    def scores(self, edit: Edit | None = None) -> np.ndarray:
        profile, wish = tried(edit, self.profile, self.wish) if edit else (self.profile, self.wish)
        return score_prepared(
            self.prepared, profile, wish, now=self.now, embed=self.embed, weights=self.weights
        ).score


@dataclass(frozen=True)
class _Trial:
    edit: Edit
    enters: np.ndarray
    leaves: np.ndarray

    @property
    def gain(self) -> int:
        return len(self.enters) - len(self.leaves)


class Coach:
    """Tries edits one after another; `on_trial(done, of)` says how far it is.

    Only jobs that are open can enter or leave: a decision that was made stays.
    """

    def __init__(
        self,
        ground: Ground,
        proofs: Mapping[str, tuple[Proof, ...]],
        *,
        is_open: np.ndarray | None = None,
        on_trial: Callable[[int, int], None] | None = None,
    ) -> None:
        self.ground, self.proofs = ground, proofs
        self.bar = SHOW_BAR[ground.wish.tightness]
        self.scores = ground.scores()
        self.is_open = np.ones(len(self.scores), dtype=bool) if is_open is None else is_open
        self.passing = (self.scores >= self.bar) & self.is_open
        self.failing = ~self.passing & self.is_open
        self._on_trial = on_trial or (lambda done, of: None)
        self._done = 0

    def advise(self) -> list[Advice]:
        """What brings most first; of two that bring the same, the one of which less is asked."""
        plain_edits, rates = [*self._skills(), *self._years(), *self._kinds()], [*self._rates()]
        of = len(plain_edits) + len(rates) * (1 + STEPS)
        trials = [self._try(edit, of) for edit in plain_edits]
        trials += [self._highest_that_helps(field, value, of) for field, value in rates]
        useful = sorted((each for each in trials if each.gain > 0), key=lambda t: (-t.gain, t.edit.key))
        return [self._advice(trial) for trial in useful[:MOST_ADVICE]]

    def _try(self, edit: Edit, of: int) -> _Trial:
        after = (self.ground.scores(edit) >= self.bar) & self.is_open
        self._done += 1
        self._on_trial(self._done, of)
        return _Trial(edit, np.flatnonzero(after & self.failing), np.flatnonzero(self.passing & ~after))

    def _skills(self) -> Iterator[Edit]:
        """Skills that the person's rows prove and the profile does not list, by how many jobs ask for them."""
        listed = {canonical(skill.name) for skill in self.ground.profile.skills}
        wanted = asked_by(self.ground.prepared, self.failing)
        proven = [name for name in wanted if name in self.proofs and name not in listed]
        for name in sorted(proven, key=lambda name: (-wanted[name], name))[:MOST_SKILLS]:
            yield Edit("skill", "name", "", name)

    def _years(self) -> Iterator[Edit]:
        """How long a listed skill has been used, where past work with dates shows it and nobody says so."""
        wanted = asked_by(self.ground.prepared, self.failing)
        edits = unsaid_years(self.ground.profile, self.proofs, self.ground.now.date())
        by_demand = sorted(edits, key=lambda edit: (-wanted.get(canonical(edit.field), 0), edit.field))
        yield from by_demand[:MOST_YEARS]

    def _kinds(self) -> Iterator[Edit]:
        """One more kind of work; where none is chosen, every kind counts the same."""
        chosen = [each.value for each in self.ground.wish.project_types]
        for kind in ProjectType if chosen else ():
            if kind.value not in chosen:
                yield Edit("wish", "project_types", ",".join(chosen), ",".join([*chosen, kind.value]))

    def _rates(self) -> Iterator[tuple[str, Decimal]]:
        for field in RATES:
            value = getattr(self.ground.wish, field)
            if value:
                yield field, value

    def _highest_that_helps(self, field: str, value: Decimal, of: int) -> _Trial:
        """A lower rate never loses a job, so halving the way finds the highest that brings nearly as much."""
        low = _rounded(value * LOWEST, value)
        best = self._try(_rate(field, value, low), of)
        aim = best.gain * ENOUGH
        high = value
        for _ in range(STEPS):
            middle = _rounded((low + high) / 2, value)
            if not low < middle < high or not best.gain:
                break
            trial = self._try(_rate(field, value, middle), of)
            if trial.gain >= max(aim, 1):
                best, low = trial, middle
            else:
                high = middle
        return best

    def _advice(self, trial: _Trial) -> Advice:
        edit = trial.edit
        skill = {"skill": edit.after, "years": canonical(edit.field)}.get(edit.kind, "")
        proofs = self.proofs.get(skill, ())
        by_score = sorted(trial.enters.tolist(), key=lambda row: -self.scores[row])
        because = evidence_words(proofs) if proofs else _wish_reason(edit, self.ground.wish)
        return Advice(
            edit,
            _words(edit, self.ground.wish),
            because,
            proofs,
            tuple(by_score),
            tuple(trial.leaves.tolist()),
        )


def asked_by(prepared: PreparedJobs, rows: np.ndarray) -> dict[str, int]:
    """How many of these jobs ask for each skill."""
    picked = rows[prepared.asked.jobs]
    counts = np.bincount(prepared.asked.columns[picked], minlength=len(prepared.skills))
    return {name: int(count) for name, count in zip(prepared.skills, counts, strict=True) if count}


def unsaid_years(
    profile: ProfileFacts, proofs: Mapping[str, tuple[Proof, ...]], today: date
) -> Iterator[Edit]:
    """For each listed skill without years, the whole years that dated past work shows."""
    for skill in profile.skills:
        years = years_shown(profile, proofs.get(canonical(skill.name), ()), today)
        if skill.years is None and years:
            yield Edit("years", skill.name, "", str(years), str(skill.id))


def _rate(field: str, before: Decimal, after: Decimal) -> Edit:
    return Edit("wish", field, plain(before), plain(after))


def plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _rounded(amount: Decimal, like: Decimal) -> Decimal:
    """A number that a person would name: 18, 45, 850, 1,200."""
    unit = next(unit for least, unit in UNITS if like >= least)
    return (amount / unit).quantize(Decimal(1), rounding=ROUND_HALF_UP) * unit


def _words(edit: Edit, wish: SearchWish) -> str:
    if edit.kind == "skill":
        return f"Add {edit.after}"
    if edit.kind == "years":
        return f"Say your {counted(int(edit.after), 'year')} of {edit.field}"
    if edit.field == "project_types":
        new = next(each for each in edit.after.split(",") if each not in edit.before.split(","))
        return f"Look for {PROJECT_TYPES[new][0].lower()}{PROJECT_TYPES[new][1:]} as well"
    return f"Lower {RATES[edit.field]} to {amount_text(Decimal(edit.after), wish.currency)}"


def _wish_reason(edit: Edit, wish: SearchWish) -> str:
    if edit.field == "project_types":
        return "jobs of kinds that you have not chosen lose points"
    return f"it is {amount_text(Decimal(edit.before), wish.currency)} now"
