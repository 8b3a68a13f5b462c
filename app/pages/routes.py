"""Every route, once. `[name]` is a part of the address that varies; the functions fill it in."""

HOME = "/"
SIGN_IN = "/sign-in"
SIGN_UP = "/sign-up"
ONBOARDING = "/welcome"
DASHBOARD = "/dashboard"
FEED = "/feed"
JOB = "/jobs/[job_id]"
IMPORT = "/import"
PIPELINE = "/pipeline"
LETTERS = "/letters"
LETTER = "/letters/[job_id]"
BRIEF = "/brief/[job_id]"
APPLICATION = "/applications/[application_id]"
LEDGER = "/ledger"
INTERVIEWS = "/interviews"
INTERVIEW = "/interviews/[session_id]"
EARNINGS = "/earnings"
INBOX = "/inbox"
COPILOT = "/copilot"
RUNS = "/runs"
RUN = "/runs/[run_id]"
PROFILE = "/profile"
PROFILE_REVIEW = "/profile/from-file"
SETTINGS = "/settings"
ACTIVITY = "/activity"
TEAM = "/team"
LEFT_TEAM = "/left-team"
JOIN = "/join"
NOTIFICATIONS = "/notifications"

# Answered by the web layer, not by Reflex.
SIGN_IN_POST = "/session/sign-in"
SIGN_UP_POST = "/session/sign-up"
SIGN_OUT_POST = "/session/sign-out"
TEAM_POST = "/session/team"
JOIN_POST = "/session/join"
LEAVE_POST = "/session/leave"
DEMO_POST = "/session/demo"
START_POST = "/session/start"
LIVE = "/live"
RUN_EXPORT = "/api/runs"
LETTER_FILE = "/api/letters"
EARNINGS_EXPORT = "/api/earnings.csv"
TEAM_EXPORT = "/api/export"
APPLY = "/apply"


def job(job_id: str) -> str:
    """The page of one job."""
    return f"/jobs/{job_id}"


def letter(job_id: str) -> str:
    """The cover letter for one job."""
    return f"/letters/{job_id}"


def run(run_id: str) -> str:
    """The page of one run."""
    return f"/runs/{run_id}"


def brief(job_id: str) -> str:
    """The brief before a talk about one job."""
    return f"/brief/{job_id}"


def application(application_id: str) -> str:
    """The page of one application."""
    return f"/applications/{application_id}"
