"""The optimizer proposes edits with evidence from the team's own ads, and changes nothing by itself."""

from decimal import Decimal

from app.agents import AGENTS
from app.domain.enums import AgentType, BudgetType, RunStatus
from app.domain.identity import Identity
from tests.agents.people_facts import an_ad, with_facts
from tests.agents.performing import performed


def test_every_agent_has_its_recipe() -> None:
    assert set(AGENTS) == set(AgentType)


async def test_suggestions_cite_ads_and_change_nothing(alice: Identity, sql) -> None:
    await with_facts(alice)
    for number in range(8):
        await an_ad(
            alice, f"We need React and TypeScript for our booking site, part {number}.", skills=["React", "TypeScript"],
            budget_type=BudgetType.HOURLY, hourly_min=Decimal(60), hourly_max=Decimal(90), currency="USD",
        )  # fmt: skip
    tables = ("profiles", "user_skills", "user_experiences", "user_preferences")
    before = [sql(f"select * from {table}") for table in tables]
    run = await performed(alice, AgentType.UPWORK_PROFILE_OPTIMIZER)
    assert run.status == RunStatus.SUCCEEDED, run.error
    assert run.outputs["open"] == 8
    assert run.outputs["found"] == {
        "suggestions": len(run.outputs["suggestions"]), "coach": len(run.outputs["coach"]),
    }  # fmt: skip
    assert all(card["because"] for card in run.outputs["suggestions"])
    assert [sql(f"select * from {table}") for table in tables] == before


async def test_without_jobs_there_is_nothing_to_say(alice: Identity) -> None:
    run = await performed(alice, AgentType.UPWORK_PROFILE_OPTIMIZER)
    assert (run.status, run.outputs["found"]) == (RunStatus.SUCCEEDED, {"suggestions": 0, "coach": 0})
