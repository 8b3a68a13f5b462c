"""Which conversation the address of a tab names."""

from typing import Any

import reflex as rx
from reflex.state import BaseState

from app.domain.inbox import InboxFilter, thread_of

INBOX, APPLICATIONS = "/inbox", "/applications/"


def asked_of(state: BaseState) -> InboxFilter:
    """What is looked at; on the page of an application its conversation is the open one."""
    url = state.router.url
    asked = dict(url.query_parameters)
    _, found, application = url.path.rstrip("/").rpartition(APPLICATIONS)
    return InboxFilter.parse({"thread": thread_of(application.lower())} if found else asked)


def is_inbox(state: BaseState) -> bool:
    return bool(state.router.url.path.rstrip("/") == INBOX)


def thread_named(value: object) -> str:
    """A conversation that a browser named; "" for anything else."""
    return InboxFilter.parse({"thread": value}).thread


def go_to(thread: str) -> Any:
    """Open another conversation of the inbox in place of this one; with "" none."""
    return rx.redirect(f"{INBOX}{InboxFilter(thread=thread).address}", replace=True)
