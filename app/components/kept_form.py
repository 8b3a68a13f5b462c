"""A form that is not lost by a reload, a restart or a closed tab: what is typed lies on this device until it is sent."""

from dataclasses import dataclass
from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, none, source

source("kept_form.js")
Words = str | rx.Var[str]


class KeptFields(Island):
    """See `Kept.fields()`."""

    library = source("kept_form.jsx")
    tag = "KeptFields"

    form: rx.Var[str]
    whose: rx.Var[str]
    param: rx.Var[str]
    saved: rx.Var[str]


class KeptDialog(Island):
    """See `Kept.dialog()`."""

    library = source("kept_form.jsx")
    tag = "KeptDialog"

    form: rx.Var[str]
    whose: rx.Var[str]
    param: rx.Var[str]
    saved: rx.Var[str]
    open: rx.Var[bool]
    put_away: rx.Var[bool]

    emits: ClassVar = {"on_open": none}


@dataclass(frozen=True)
class Kept:
    """What is typed into the form `form` of this page, by this person (`whose`) alone.

    `param` names what else of the address tells one such form from another. The form sends a field "draft";
    when the server has taken what it holds, it says so by putting that word into `saved`.
    """

    form: Words
    whose: rx.Var[str]
    saved: rx.Var[str]
    param: str = ""

    def fields(self) -> rx.Component:
        """Goes into the form: keeps with every key, and fills in what was left."""
        return KeptFields.create(form=self.form, whose=self.whose, saved=self.saved, param=self.param)

    def dialog(self, *, open: rx.Var[bool], put_away: rx.Var[bool], on_open: Any) -> rx.Component:
        """Goes beside the form's dialog: opens it again, unless the person has `put_away` what is in it."""
        return KeptDialog.create(
            form=self.form, whose=self.whose, saved=self.saved, param=self.param, open=open, put_away=put_away,
            on_open=on_open,
        )  # fmt: skip
