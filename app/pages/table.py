"""The table of pages: where each is, what it is called, and what it loads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from app.pages import (
    activity,
    application,
    brief,
    copilot,
    dashboard,
    earnings,
    feed,
    home,
    import_jobs,
    inbox,
    interview,
    interviews,
    job,
    join,
    ledger,
    left_team,
    letter,
    letters,
    login,
    notifications,
    pipeline,
    profile,
    profile_review,
    routes,
    run,
    runs,
    settings,
    signup,
    team,
    welcome,
)
from app.state.letter import LetterState
from app.state.letter_agent import LetterAgentState
from app.state.letter_desk import LetterDeskState
from app.state.letters import LettersState
from app.state.run import RunState
from app.state.runs import RunsState
from app.state.session import SessionState


@dataclass(frozen=True)
class Page:
    """One row of the table of pages; `private` ones send visitors to sign in and load the frame."""

    route: str
    content: Callable[[], rx.Component]
    title: str
    description: str
    load: Sequence[Any] = ()
    private: bool = True

    @property
    def on_load(self) -> list[Any]:
        return [SessionState.arrive(self.route)] if self.private else list(self.load)


PAGES = (
    Page(
        routes.HOME,
        home.page,
        "Bidwell",
        "The self-hosted cockpit in which a freelancer wins gigs.",
        home.LOAD,
    ),
    Page(routes.SIGN_IN, login.page, "Sign in", "Sign in to Bidwell.", private=False),
    Page(routes.SIGN_UP, signup.page, "Sign up", "Make an account on this Bidwell.", private=False),
    Page(routes.JOIN, join.page, "Invitation", "An invitation into a team.", private=False),
    Page(
        routes.LEFT_TEAM,
        left_team.page,
        "Not in this team",
        "Where to go on, after a team.",
        private=False,
    ),
    Page(routes.TEAM, team.page, "Team", "Who works here with you, and as what.", team.LOAD),
    Page(
        routes.ONBOARDING,
        welcome.page,
        "Welcome",
        "Tell Bidwell who you are and what you want.",
        welcome.LOAD,
    ),
    Page(
        routes.DASHBOARD,
        dashboard.page,
        "Dashboard",
        "What needs you today, what changed, and whether it works.",
        dashboard.LOAD,
    ),
    Page(routes.FEED, feed.page, "Feed", "Jobs, best first, each with its reasons.", feed.LOAD),
    Page(routes.JOB, job.page, "Job", "One job, whole, with the reasons for its score.", job.LOAD),
    Page(routes.IMPORT, import_jobs.page, "Import", "Bring in job ads from files.", import_jobs.LOAD),
    Page(
        routes.PIPELINE,
        pipeline.page,
        "Pipeline",
        "Your applications, from shortlisted to won.",
        pipeline.LOAD,
    ),
    Page(routes.LETTERS, letters.page, "Letters", "Your cover letters.", (LettersState.load,)),
    Page(
        routes.LETTER,
        letter.page,
        "Letter",
        "One cover letter, and where each claim comes from.",
        (LetterDeskState.arrive, LetterState.load, LetterAgentState.load),
    ),
    Page(routes.RUNS, runs.page, "Runs", "What the agents did and are doing.", (RunsState.load,)),
    Page(routes.RUN, run.page, "Run", "One run of an agent, step by step.", (RunState.load,)),
    Page(
        routes.INBOX,
        inbox.page,
        "Inbox",
        "Mails of clients and platforms, and the applications they belong to.",
        inbox.LOAD,
    ),
    Page(
        routes.INTERVIEWS,
        interviews.page,
        "Interviews",
        "Rehearse a call, bring in a real one, and see what changes.",
        interviews.LOAD,
    ),
    Page(
        routes.INTERVIEW,
        interview.page,
        "Interview",
        "One interview: question by question, then its lines and figures.",
        interview.LOAD,
    ),
    Page(
        routes.BRIEF,
        brief.page,
        "Before you talk",
        "Client, work, money, likely questions and what to ask, on one page.",
        brief.LOAD,
    ),
    Page(
        routes.APPLICATION,
        application.page,
        "Application",
        "One application: job, letter, departure, messages, dates and history.",
        application.LOAD,
    ),
    Page(
        routes.LEDGER,
        ledger.page,
        "Bids and letters",
        "What bids cost, what they brought, and which letters are answered.",
        ledger.LOAD,
    ),
    Page(
        routes.EARNINGS,
        earnings.page,
        "Earnings",
        "What came in, by month and by tax year, in the currencies it came in.",
        earnings.LOAD,
    ),
    Page(
        routes.COPILOT,
        copilot.page,
        "Copilot",
        "Questions about your own jobs, applications and earnings, answered from your data.",
        copilot.LOAD,
    ),
    Page(
        routes.PROFILE,
        profile.page,
        "Profile",
        "Who you are: the facts behind scores and letters.",
        profile.LOAD,
    ),
    Page(
        routes.NOTIFICATIONS,
        notifications.page,
        "Notifications",
        "What has happened while you were elsewhere.",
        notifications.LOAD,
    ),
    Page(routes.ACTIVITY, activity.page, "Activity", "Who did what in this team, and when.", activity.LOAD),
    Page(
        routes.PROFILE_REVIEW,
        profile_review.page,
        "From your CV",
        "What a CV or an export says, line by line, for you to accept.",
        profile_review.LOAD,
    ),
    Page(
        routes.SETTINGS,
        settings.page,
        "Settings",
        "How Bidwell looks and behaves, and your account.",
        settings.LOAD,
    ),
)
