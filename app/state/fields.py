"""Sentences about fields go beside the fields, those about a section in its place; the rest the usual way."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from app.domain.errors import BadInput, UserFacingError
from app.domain.forms import BadForm

logger = logging.getLogger(__name__)

UNREADABLE = "This could not be read just now. Nothing is lost."


@contextmanager
def said_in_its_place(state: Any) -> Iterator[None]:
    """Around the reading of a section: a failure is logged, and `failed` says so beside a way to try again."""
    try:
        yield
        state.failed = ""
    except UserFacingError:
        raise
    except Exception:
        logger.exception("A section could not be read.")
        state.failed = UNREADABLE


@contextmanager
def beside_fields(errors: dict[str, str]) -> Iterator[None]:
    """Around the saving of a form: fills `errors` where fields cannot be used."""
    try:
        yield
    except BadForm as bad:
        errors.update(bad.errors)


@contextmanager
def said_beside(errors: dict[str, str], name: str) -> Iterator[None]:
    """Around an action on one field: what is wrong with it goes beside it."""
    try:
        yield
    except BadInput as bad:
        errors[name] = bad.sentence


def still_wrong(
    before: Mapping[str, str], form: Mapping[str, Any], errors: Mapping[str, str]
) -> dict[str, str]:
    """The sentences to show now: those about fields that did not change, and those about this form."""
    return {name: said for name, said in before.items() if name not in form} | dict(errors)


def draft_in(form: Mapping[str, Any]) -> str:
    """Names what the device has kept of this form; told back when it is saved, so that it is forgotten there."""
    return str(form.get("draft") or "")[:40]


def without_prefix(form: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """The form's texts by their plain names: on a page with two forms, ids begin with the form's name."""
    return {str(name).removeprefix(prefix): value for name, value in form.items() if isinstance(value, str)}
