"""The agents as a person knows them: their names, what they do, and which of them may run by themselves."""

from dataclasses import dataclass
from typing import Any

from app.domain.enums import AgentType
from app.domain.errors import BadInput


@dataclass(frozen=True)
class AgentWords:
    """`may_be_scheduled`: it can be told to run by itself, every so often."""

    name: str
    sentence: str
    may_be_scheduled: bool = False


AGENT_WORDS = {
    AgentType.JOB_SEARCH: AgentWords(
        "Job search", "Reads your sources, ranks what is new, and shortlists the best.", True
    ),
    AgentType.EMAIL_INGEST: AgentWords(
        "E-mail", "Reads job alerts and clients' answers from mail files, and files them.", True
    ),
    AgentType.COVER_LETTER: AgentWords("Letter", "Drafts a letter from your facts, checks and repairs it."),
    AgentType.PROFILE_PARSER: AgentWords("Profile reader", "Reads a CV or an export into facts you accept."),
    AgentType.UPWORK_PROFILE_OPTIMIZER: AgentWords(
        "Profile optimizer", "Says what to change in your profile, with evidence from your jobs."
    ),
    AgentType.INTERVIEW_PREP: AgentWords("Interview prep", "A brief on client and job before you talk."),
    AgentType.DASHBOARD_COPILOT: AgentWords("Copilot", "Answers questions about your own data."),
}
TASK_WORDS = {"ranking": "Ranking", "import": "Import"}
"""What job search does besides searching, by `inputs.task`."""


def scheduled_agent(given: object) -> AgentType:
    """An agent that may run by itself, by a name that came from a browser."""
    for agent, words in AGENT_WORDS.items():
        if words.may_be_scheduled and agent == str(given):
            return agent
    raise BadInput("There is no such agent to set.")


def run_name(agent: AgentType, inputs: dict[str, Any]) -> str:
    """ "Job search", "Ranking", "Letter": what a run is called on the screen."""
    if agent is AgentType.JOB_SEARCH:
        return TASK_WORDS.get(str(inputs.get("task", "")), AGENT_WORDS[agent].name)
    return AGENT_WORDS[agent].name
