"""Sentences about fields go beside the fields; what is wrong otherwise goes the usual way."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from app.domain.forms import BadForm


@contextmanager
def beside_fields(errors: dict[str, str]) -> Iterator[None]:
    """Around the saving of a form: fills `errors` where fields cannot be used."""
    try:
        yield
    except BadForm as bad:
        errors.update(bad.errors)


def still_wrong(
    before: Mapping[str, str], form: Mapping[str, Any], errors: Mapping[str, str]
) -> dict[str, str]:
    """The sentences to show now: those about fields that did not change, and those about this form."""
    return {name: said for name, said in before.items() if name not in form} | dict(errors)


def without_prefix(form: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """The form's texts by their plain names: on a page with two forms, ids begin with the form's name."""
    return {str(name).removeprefix(prefix): value for name, value in form.items() if isinstance(value, str)}
