"""One recipe per agent: named steps over actions, sources and models. May import runs and everything below.

A recipe is `async def recipe(run: Run) -> dict`, and stands in AGENTS. A good example: job_search.py.
"""

from app.agents.cover_letter import draft_letter_run
from app.agents.dashboard_copilot import answer_question
from app.agents.email_ingest import ingest_mail
from app.agents.interview_prep import prepare_interview
from app.agents.job_search import search_jobs
from app.agents.profile_parser import parse_profile
from app.agents.upwork_profile_optimizer import optimize_profile
from app.domain.enums import AgentType
from app.runs.perform import Recipe

AGENTS: dict[AgentType, Recipe] = {
    AgentType.JOB_SEARCH: search_jobs,
    AgentType.COVER_LETTER: draft_letter_run,
    AgentType.DASHBOARD_COPILOT: answer_question,
    AgentType.INTERVIEW_PREP: prepare_interview,
    AgentType.PROFILE_PARSER: parse_profile,
    AgentType.EMAIL_INGEST: ingest_mail,
    AgentType.UPWORK_PROFILE_OPTIMIZER: optimize_profile,
}
