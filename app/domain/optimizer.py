"""What would make a profile say more of what is asked for: true to the person's rows, each with its demand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from app.domain.coach import UNITS, asked_by, plain, unsaid_years
from app.domain.edits import Edit
from app.domain.evidence import Proof, evidence_words
from app.domain.profile import ExperienceFact, ProfileFacts, SearchWish
from app.domain.ranking import PreparedJobs
from app.domain.scoring.money import PER_DOLLAR
from app.domain.skills import canonical, find_skills
from app.domain.wording import amount_text, counted, ended

GOOD = 70.0
"""Demand is counted among the jobs that one would rank from here on."""

FEWEST, FEWEST_PAYING = 5, 10
"""With fewer jobs, or fewer that say their pay, nothing is concluded."""

SHARE = 0.04
"""Of the good jobs, so many must ask for something before it is worth a line."""

LONGEST_HEADLINE, LONGEST_ABOUT = 70, 5_000
"""What Upwork takes."""

MOST = {"skill": 4, "years": 3, "headline": 1, "about": 2, "rate": 2}


@dataclass(frozen=True)
class Suggestion:
    """An edit, the row it edits in words, why it is true, and who asks for it."""

    edit: Edit
    words: str
    row: str
    demand: str
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True)
class Demand:
    """What the good jobs ask for: `asked` in so many of `jobs`."""

    jobs: int
    asked: Mapping[str, int]

    def words(self, skill: str) -> str:
        return f"asked in {self.asked.get(skill, 0):,} of {counted(self.jobs, 'job')} you would rank ≥ {GOOD:.0f}"

    def wanted(self) -> list[str]:
        """The skills worth a line, the most wanted first."""
        least = max(2, self.jobs * SHARE)
        worth = [name for name, count in self.asked.items() if count >= least]
        return sorted(worth, key=lambda name: (-self.asked[name], name))


def demand_of(prepared: PreparedJobs, scores: np.ndarray) -> Demand:
    good = scores >= GOOD
    return Demand(int(good.sum()), asked_by(prepared, good))


def suggestions(
    prepared: PreparedJobs,
    scores: np.ndarray,
    profile: ProfileFacts,
    wish: SearchWish,
    proofs: Mapping[str, tuple[Proof, ...]],
    *,
    today: date,
) -> list[Suggestion]:
    """In the order of a profile: headline, overview, skills, years, rates."""
    demand = demand_of(prepared, scores)
    if demand.jobs < FEWEST:
        return []
    found = {
        "headline": _headline(profile, proofs, demand),
        "about": _about(profile, proofs, demand),
        "skill": _skills(profile, proofs, demand),
        "years": _years(profile, proofs, demand, today),
        "rate": _rates(prepared, scores >= GOOD, wish),
    }
    return [each for kind, some in found.items() for each in [*some][: MOST[kind]]]


def _skills(
    profile: ProfileFacts, proofs: Mapping[str, tuple[Proof, ...]], demand: Demand
) -> Iterator[Suggestion]:
    listed = {canonical(skill.name) for skill in profile.skills}
    for name in demand.wanted():
        if name in proofs and name not in listed:
            edit = Edit("skill", "name", "", name)
            because = f"{demand.words(name)}; {evidence_words(proofs[name])}"
            yield Suggestion(edit, f"List {name} among your skills", "Skills", because, proofs[name])


def _years(
    profile: ProfileFacts, proofs: Mapping[str, tuple[Proof, ...]], demand: Demand, today: date
) -> Iterator[Suggestion]:
    edits = {canonical(edit.field): edit for edit in unsaid_years(profile, proofs, today)}
    for name in demand.wanted():
        if edit := edits.get(name):
            words = f"Say your {counted(int(edit.after), 'year')} of {edit.field}"
            because = f"{demand.words(name)}; the dates of your past work show it"
            yield Suggestion(edit, words, f"Skills · {edit.field}", because, proofs[name])


def _headline(
    profile: ProfileFacts, proofs: Mapping[str, tuple[Proof, ...]], demand: Demand
) -> Iterator[Suggestion]:
    """The most wanted proven skill that the headline does not name, put behind it; or a first headline."""
    named = {span.name for span in find_skills(profile.headline, title=True)}
    proven = [name for name in demand.wanted() if any(p.kind == "experience" for p in proofs.get(name, ()))]
    new = [name for name in proven if name not in named]
    if not new:
        return
    start = profile.headline.strip() or next((fact.title for fact in profile.experiences), "")
    if not start:
        return
    taken = {span.name for span in find_skills(start, title=True)}
    picked: list[str] = []
    for name in new:
        longer = _joined(start, [*picked, name])
        if (
            name not in taken
            and len(longer) <= LONGEST_HEADLINE
            and len(picked) < (1 if profile.headline else 3)
        ):
            picked.append(name)
    if picked:
        after = _joined(start, picked)
        demands = ", ".join(f"{name} is {demand.words(name)}" for name in picked[:1])
        edit = Edit("basics", "headline", profile.headline, after)
        yield Suggestion(edit, f"Say in your headline: “{after}”", "Headline", demands, proofs[picked[0]])


def _joined(start: str, names: Sequence[str]) -> str:
    return f"{start.rstrip(' .·|')} · {', '.join(names)}"


def _about(
    profile: ProfileFacts, proofs: Mapping[str, tuple[Proof, ...]], demand: Demand
) -> Iterator[Suggestion]:
    """A line of past work, word for word, for a wanted skill that the overview does not name."""
    named = {span.name for span in find_skills(profile.about)}
    used: set[str] = set()
    for name in demand.wanted():
        rows = {proof.id for proof in proofs.get(name, ()) if proof.kind == "experience"} - used
        fact = next((each for each in profile.experiences if str(each.id) in rows), None)
        if name in named or fact is None:
            continue
        line = _line(name, fact)
        after = f"{profile.about.rstrip()}\n\n{line}".strip()
        if not line or line in profile.about or len(after) > LONGEST_ABOUT:
            continue
        used.add(str(fact.id))
        shown = tuple(proof for proof in proofs[name] if proof.id == str(fact.id))
        because = f"{name} is {demand.words(name)}; the words are those of your past work"
        edit = Edit("basics", "about", profile.about, after)
        yield Suggestion(edit, f"Say in your overview: “{line}”", "About you", because, shown)


def _line(skill: str, fact: ExperienceFact) -> str:
    """ "Playwright: Scraping and price monitoring, a wholesaler. Kept 31 scrapers running." """
    sentences = [each.strip() for each in (*fact.results, *fact.description.split(". "))]
    told = [each for each in sentences if each]
    naming = [each for each in told if skill in {span.name for span in find_skills(each)}]
    if not told:
        return ""
    where = f"{fact.title}, {fact.company}" if fact.company else fact.title
    return f"{skill}: {ended(where)} {ended((naming or told)[0])}"


def _rates(prepared: PreparedJobs, good: np.ndarray, wish: SearchWish) -> Iterator[Suggestion]:
    """Where the person's rates stand among what the good jobs of the own corpus pay."""
    per_dollar = PER_DOLLAR.get(wish.currency)
    if per_dollar is None:
        return
    hourly = np.sort(
        prepared.offers.deals.hourly[good & ~np.isnan(prepared.offers.deals.hourly)] * per_dollar
    )
    fixed = np.sort(prepared.offers.deals.fixed[good & ~np.isnan(prepared.offers.deals.fixed)] * per_dollar)
    if len(hourly) >= FEWEST_PAYING:
        yield from _hourly(hourly, wish)
    if len(fixed) >= FEWEST_PAYING and wish.fixed_budget_min is None:
        low = _round(float(np.percentile(fixed, 25)))
        words = f"Name a floor for fixed prices: {amount_text(low, wish.currency)}"
        because = (
            f"a quarter of the {len(fixed):,} fixed prices you would rank ≥ {GOOD:.0f} are lower, "
            f"the middle is {amount_text(_round(float(np.median(fixed))), wish.currency)}"
        )
        yield Suggestion(Edit("wish", "fixed_budget_min", "", plain(low)), words, "What you want", because)


def _hourly(offers: np.ndarray, wish: SearchWish) -> Iterator[Suggestion]:
    middle, high = (_round(float(np.percentile(offers, share))) for share in (50, 75))
    mine = wish.hourly_min or wish.current_hourly_max or wish.current_hourly_min
    of = f"the {len(offers):,} hourly jobs you would rank ≥ {GOOD:.0f}"
    money = amount_text(middle, wish.currency)
    if mine is None:
        words, to, because = f"Say what you want an hour: {money}", middle, f"it is the middle of {of}"
    else:
        place = round(100 * float(np.searchsorted(offers, float(mine), side="right")) / len(offers))
        stands = f"{amount_text(mine, wish.currency)} is above {place} % of {of}"
        if float(mine) < float(middle):
            words, to, because = (
                f"Ask for more: {money} an hour",
                middle,
                f"{stands}; their middle is {money}",
            )
        elif place >= 95:
            to = high
            words = f"Ask for {amount_text(high, wish.currency)} an hour"
            because = f"{stands}; a quarter of them pay {amount_text(high, wish.currency)} or more"
        else:
            return
    if wish.hourly_max is not None and to > wish.hourly_max:
        return
    before = plain(wish.hourly_min) if wish.hourly_min is not None else ""
    yield Suggestion(Edit("wish", "hourly_min", before, plain(to)), words, "What you want", because)


def _round(amount: float) -> Decimal:
    unit = next(unit for least, unit in UNITS if amount >= least)
    return Decimal(round(amount / float(unit))) * unit
