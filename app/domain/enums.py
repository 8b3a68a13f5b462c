"""Every enum of the data model, once. Values are what Postgres stores and what the spec calls them."""

from enum import StrEnum


class Platform(StrEnum):
    UPWORK = "upwork"
    LINKEDIN = "linkedin"


class ApplicationStatus(StrEnum):
    """The eight columns of the pipeline, in the order in which they are shown."""

    SHORTLISTED = "shortlisted"
    READY_TO_APPLY = "ready_to_apply"
    APPLIED = "applied"
    IN_CONVERSATION = "in_conversation"
    INTERVIEWING = "interviewing"
    WON = "won"
    LOST = "lost"
    ARCHIVED = "archived"


class AgentType(StrEnum):
    JOB_SEARCH = "job_search"
    COVER_LETTER = "cover_letter"
    DASHBOARD_COPILOT = "dashboard_copilot"
    UPWORK_PROFILE_OPTIMIZER = "upwork_profile_optimizer"
    INTERVIEW_PREP = "interview_prep"
    PROFILE_PARSER = "profile_parser"
    EMAIL_INGEST = "email_ingest"


class RunStatus(StrEnum):
    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"


class TeamRole(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"
    VIEWER = "viewer"


class BudgetType(StrEnum):
    HOURLY = "hourly"
    FIXED = "fixed"
    UNKNOWN = "unknown"


class TeamMode(StrEnum):
    SOLO = "solo"
    TEAM = "team"


class Plan(StrEnum):
    TRIAL = "trial"
    PRO = "pro"
    TEAM = "team"


class ProjectType(StrEnum):
    """What a person wants to be found for (`user_preferences.project_types`)."""

    SHORT_GIG = "short_gig"
    MEDIUM_PROJECT = "medium_project"
    LONG_PROJECT = "long_project"
    PART_TIME = "part_time"
    FULL_TIME = "full_time"


class Seniority(StrEnum):
    ENTRY = "entry"
    INTERMEDIATE = "intermediate"
    EXPERT = "expert"


class LetterStyle(StrEnum):
    """How a cover letter sounds; temperature (0..1) says how far it may stray from the plain form."""

    DIRECT = "direct"
    WARM = "warm"
    CONSULTATIVE = "consultative"
    TECHNICAL = "technical"


class LetterStatus(StrEnum):
    DRAFT = "draft"
    READY = "ready"


class DismissReason(StrEnum):
    """Why a job is "not for me": one tap, and the ranking may learn from it."""

    SKILLS = "skills"
    RATE = "rate"
    CLIENT = "client"
    TOO_MANY_BIDS = "too_many_bids"
    NOT_INTERESTED = "not_interested"
    SCAM = "scam"
    OTHER = "other"
