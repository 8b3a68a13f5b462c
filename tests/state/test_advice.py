"""Advice, learning and reasons in a tab: shown, applied, undone, and safe from strange arguments."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from app.actions.jobs import save_postings
from app.actions.preferences import choose_tightness
from app.actions.profile import save_entry
from app.actions.ranking import rerank_jobs
from app.actions.skills import add_skills
from app.actions.verdicts import dismiss_job
from app.agents import AGENTS
from app.clock import utc_now
from app.db.session import team_session
from app.domain.enums import DismissReason
from app.domain.identity import Identity
from app.domain.ranking import WEIGHTS
from app.queries.facts import profile_facts
from app.queries.learning import weights_in_force
from app.queries.onboarding import passing_by_tightness
from app.runs.perform import perform
from app.runs.watch import Watch
from app.state.advice import READING, AdviceState, doing_words
from app.state.learning import ENOUGH, LearningState
from app.state.notices import NoticeState
from app.state.rerank import RerankState
from app.state.run import RunState
from app.state.why import WhyState
from tests.builders import a_posting
from tests.state.deciding import HOSTILE
from tests.state.tabs import Tab

SKILLS = ("Playwright", "Python", "Docker", "WordPress", "Figma")


async def a_tester(person: Identity) -> list[UUID]:
    now = utc_now()
    jobs = [
        a_posting(f"{a} work with {b}", skills=(a, b), description=f"{a} and {b}.", posted_at=now - timedelta(days=1))
        for a in SKILLS for b in SKILLS if a != b
    ]  # fmt: skip
    async with team_session(person) as db:
        await add_skills(db, "Python")
        work = {"title": "Tests of a shop", "kind": "project", "skills": "Playwright, Docker"}
        await save_entry(db, "experience", work, today=now.date())
        saved = await save_postings(db, jobs, source="test", trigger="a test", now=now)
        await choose_tightness(db, 5)
        await rerank_jobs(db, now=now)
    return [UUID(job) for job in saved.job_ids.values()]


async def skills(person: Identity) -> list[str]:
    async with team_session(person) as db:
        return [skill.name for skill in (await profile_facts(db)).skills]


async def undo_last(tab: Tab) -> None:
    await tab.send(NoticeState.undo((await tab.state(NoticeState)).notices[-1]["id"]))


async def test_advice_is_found_applied_and_undone(alice: Identity, open_tab) -> None:
    await a_tester(alice)
    tab = open_tab(alice)
    await tab.open("/profile", AdviceState.look)
    state = await tab.state(AdviceState)
    assert (state.loaded, state.at_work, state.failed) == (True, False, "")
    [card] = [each for each in state.suggestions if each["words"] == "List Playwright among your skills"]
    assert "of your 20 open jobs reach the bar now" in state.sentence
    await tab.send(AdviceState.apply(card["key"]))
    assert await skills(alice) == ["Python", "Playwright"]
    assert card["key"] not in {each["key"] for each in (await tab.state(AdviceState)).suggestions}
    await undo_last(tab)
    assert await skills(alice) == ["Python"]


async def test_the_advice_and_the_dial_say_the_same_number(alice: Identity, open_tab, sql) -> None:
    """Scores that were kept grow old: before the two are shown side by side, they are made anew."""
    await a_tester(alice)
    async with team_session(alice) as db:
        now_passing = {each.level: each.passing for each in (await passing_by_tightness(db)).levels}[5]
    sql("update job_rankings set score = case when score < 70 then 99 else 1 end")
    tab = open_tab(alice)
    await tab.open("/profile", RerankState.count, AdviceState.look)
    dial = {each["level"]: each["passing"] for each in (await tab.state(RerankState)).levels}[5]
    assert dial == now_passing
    assert (await tab.state(AdviceState)).sentence.startswith(
        f"{dial} of your 20 open jobs reach the bar now."
    )
    assert sql("select count(*) from agent_runs where trigger = 'scores had aged'") == [(1,)]
    await tab.send(AdviceState.look)
    assert sql("select count(*) from agent_runs where trigger = 'scores had aged'") == [(1,)]


def test_no_jobs_are_not_being_read() -> None:
    assert doing_words(0, 1, is_empty=True) == ""
    assert doing_words(0, 1, is_empty=False) == READING
    assert doing_words(3, 9, is_empty=False) == "Trying edit 3 of 9"


async def test_a_viewer_who_looks_for_advice_makes_nothing_anew(
    alice: Identity, vera: Identity, open_tab, sql
) -> None:
    await a_tester(alice)
    sql("update job_rankings set score = 1")
    tab = open_tab(vera)
    await tab.open("/profile", AdviceState.look)
    assert (await tab.state(AdviceState)).failed == ""
    assert sql("select count(*) from agent_runs where trigger = 'scores had aged'") == [(0,)]


@pytest.mark.parametrize("value", HOSTILE)
async def test_only_what_was_suggested_can_be_applied_or_undone(
    alice: Identity, open_tab, value: Any
) -> None:
    await a_tester(alice)
    tab = open_tab(alice)
    await tab.open("/profile", AdviceState.look)
    for handler in (AdviceState.apply, AdviceState.take_back, LearningState.remember, WhyState.take_back):
        await tab.send(handler(value))
    for handler in (WhyState.ask, WhyState.ask_less, WhyState.choose):
        await tab.send(handler(value))
    assert await skills(alice) == ["Python"]
    assert 3 <= len(await tab.sentences()) <= 4  # the same sentence is said once


async def test_an_empty_team_is_told_what_is_missing(alice: Identity, open_tab) -> None:
    tab = open_tab(alice)
    await tab.open("/profile", AdviceState.look)
    assert (await tab.state(AdviceState)).sentence.startswith("There are no jobs yet")


async def test_a_viewer_reads_advice_and_applies_none(alice: Identity, vera: Identity, open_tab) -> None:
    await a_tester(alice)
    tab = open_tab(vera)
    await tab.open("/profile", AdviceState.look)
    for card in (await tab.state(AdviceState)).coach:
        await tab.send(AdviceState.apply(card["key"]))
    assert await skills(vera) == []


async def weights(person: Identity) -> dict[str, float]:
    async with team_session(person) as db:
        return dict((await weights_in_force(db)).points)


async def test_what_was_said_counts_on_arrival_and_can_be_forgotten_and_remembered(
    alice: Identity, open_tab
) -> None:
    jobs = await a_tester(alice)
    async with team_session(alice) as db:
        for job in jobs[:ENOUGH]:
            await dismiss_job(db, job, DismissReason.RATE, now=utc_now())
    tab = open_tab(alice)
    await tab.open("/settings", LearningState.load)
    assert (await tab.state(LearningState)).waiting
    assert await weights(alice) == WEIGHTS
    await tab.send(LearningState.catch_up())
    learned = await weights(alice)
    state = await tab.state(LearningState)
    assert learned["rate"] > WEIGHTS["rate"]
    assert (state.waiting, state.is_moved, state.at_work) == (False, True, False)
    await tab.send(LearningState.forget())
    assert await weights(alice) == WEIGHTS
    await undo_last(tab)
    assert await weights(alice) == learned


async def test_a_few_verdicts_do_not_rank_everything_anew(alice: Identity, open_tab) -> None:
    jobs = await a_tester(alice)
    async with team_session(alice) as db:
        for job in jobs[: ENOUGH - 1]:
            await dismiss_job(db, job, DismissReason.RATE, now=utc_now())
    tab = open_tab(alice)
    await tab.open("/feed", LearningState.catch_up)
    assert await weights(alice) == WEIGHTS


async def test_why_opens_for_one_job_and_closes_again(alice: Identity, open_tab) -> None:
    jobs = await a_tester(alice)
    tab = open_tab(alice)
    await tab.open("/feed")
    await tab.send(WhyState.ask(str(jobs[0])))
    why = (await tab.state(WhyState)).why
    assert why["job"] == str(jobs[0])
    assert why["reasons"]
    assert why["odds"].startswith("Not enough data (n = 0)")
    await tab.send(WhyState.ask(str(jobs[0])))
    assert (await tab.state(WhyState)).why["job"] == ""


async def test_less_like_this_is_said_ranked_and_undone(alice: Identity, open_tab) -> None:
    jobs = await a_tester(alice)
    tab = open_tab(alice)
    await tab.open("/feed")
    await tab.send(WhyState.ask_less(str(jobs[0])))
    offered = (await tab.state(WhyState)).why["less"][0]
    for value in (offered["value"], "skill:COBOL"):
        await tab.send(WhyState.choose(value))
    assert (await tab.state(WhyState)).chosen == [offered["value"]]
    await tab.send(WhyState.less())
    async with team_session(alice) as db:
        assert list((await weights_in_force(db)).fewer) == [tuple(offered["value"].split(":"))]
    await undo_last(tab)
    async with team_session(alice) as db:
        assert (await weights_in_force(db)).fewer == {}


async def test_a_stranger_is_told_nothing_of_a_job(alice: Identity, charlie: Identity, open_tab) -> None:
    jobs = await a_tester(alice)
    tab = open_tab(charlie)
    await tab.open("/feed")
    await tab.send(WhyState.ask(str(jobs[0])))
    assert (await tab.state(WhyState)).why["job"] == ""
    assert await tab.sentences() == ["This job is not there any more."]


async def test_the_optimizer_is_run_now_and_its_run_shows_what_it_suggests(
    alice: Identity, vera: Identity, open_tab, sql
) -> None:
    await a_tester(alice)
    tab = open_tab(alice)
    await tab.open("/profile", AdviceState.look)
    await tab.send(AdviceState.run())
    [(run, trigger)] = sql("select id, trigger from agent_runs where agent_type = 'upwork_profile_optimizer'")
    assert (tab.redirects()[-1], trigger) == (f"/runs/{run}", "asked for in the profile")
    await tab.send(AdviceState.run())
    assert sql("select count(*) from agent_runs where agent_type = 'upwork_profile_optimizer'") == [(1,)]
    await perform(run, AGENTS, Watch())
    await tab.open(f"/runs/{run}", RunState.load)
    page = await tab.state(RunState)
    assert "List Playwright among your skills" in [one["words"].split(":")[0] for one in page.findings]
    assert {one["href"] for one in page.findings} <= {"/profile#optimizer-section", "/profile#coach-section"}
    looker = open_tab(vera)
    await looker.open("/profile", AdviceState.look)
    await looker.send(AdviceState.run())
    assert sql("select count(*) from agent_runs where agent_type = 'upwork_profile_optimizer'") == [(1,)]


async def test_a_run_without_findings_says_why(alice: Identity, open_tab, sql) -> None:
    tab = open_tab(alice)
    await tab.open("/profile", AdviceState.look)
    assert not (await tab.state(AdviceState)).has_jobs
    await tab.send(AdviceState.run())
    [(run,)] = sql("select id from agent_runs where agent_type = 'upwork_profile_optimizer'")
    await perform(run, AGENTS, Watch())
    await tab.open(f"/runs/{run}", RunState.load)
    page = await tab.state(RunState)
    assert (page.findings, page.no_findings) == (
        [], "There were no open jobs to try edits on. Import some, and run it again.",
    )  # fmt: skip
