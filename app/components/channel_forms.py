"""Channels of notifications: where they lead, what goes through them, and a test."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.components.buttons import button
from app.components.forms import field
from app.components.words import badge, callout
from app.domain.channels import SECURITIES
from app.domain.notices import TYPES

Row = rx.Var[dict[str, Any]]
Field = tuple[str, str, str, str]
"""Name, label, kind of input, help."""
ADDRESS = {
    "mail": ("Your address", "", "you@example.org"),
    "ntfy": (
        "Address of the topic",
        "Whoever knows it can read it: choose one that nobody guesses.",
        "https://ntfy.sh/…",
    ),
    "webhook": ("Address", "It gets a POST with JSON, signed with a key that is told once.", "https://…"),
}


def channel_card(
    row: Row, kind: str, errors: rx.Var[dict[str, str]], *, answer: rx.Var[str], works: rx.Var[bool],
    asking: rx.Var[bool], turn: rx.Var[int], events: Any,
) -> rx.Component:  # fmt: skip
    """`events` has save(form), test(kind), choose(kind, type, on), pace(kind, rhythm), switch(kind, on), forget(kind), renew_key."""
    is_set = row["is_set"].to(bool)
    return rx.el.div(
        rx.el.div(
            rx.el.h3(row["label"].to(str), class_name="section-title"),
            rx.cond(is_set, _standing(row), rx.el.span("Not set up", class_name="meta text-muted")),
            class_name="flex flex-wrap items-center gap-2",
        ),
        rx.cond(is_set, _set_up(row, kind, answer, works, asking, events)),
        rx.el.details(
            rx.el.summary(rx.cond(is_set, "Change where it leads", "Set it up"), class_name="link w-fit"),
            _form(row, kind, errors, turn, events.save),
            class_name="pt-2",
        ),
        class_name="border-t border-border py-4 first:border-t-0 first:pt-0",
    )


def _standing(row: Row) -> rx.Component:
    return rx.cond(
        row["is_on"].to(bool),
        rx.cond(row["problem"].to(str) != "", badge("Trouble", "bad"), badge("On", "ok")),
        badge("Off"),
    )


def _set_up(
    row: Row, kind: str, answer: rx.Var[str], works: rx.Var[bool], asking: rx.Var[bool], events: Any
) -> rx.Component:
    return rx.el.div(
        rx.el.p(row["address"].to(str), class_name="font-semibold [overflow-wrap:anywhere]"),
        rx.cond(row["worked"].to(str) != "", rx.el.p(row["worked"].to(str), class_name="meta text-muted")),
        rx.cond(row["problem"].to(str) != "", callout(rx.el.p(row["problem"].to(str)), tone="bad")),
        rx.el.fieldset(
            rx.el.legend("What goes through it", class_name="secondary pb-1"),
            *[_type(row, kind, name, each.label, each.help, events.choose) for name, each in TYPES.items()],
        ),
        _rhythm(row, kind, events.pace),
        rx.el.div(
            button(
                rx.cond(asking, "Sending…", "Send a test"), on_click=events.test(kind), small=True, disabled=asking
            ),
            button(
                rx.cond(row["is_on"].to(bool), "Switch off", "Switch on"),
                on_click=events.switch(kind, ~row["is_on"].to(bool)), small=True, look="quiet",
            ),
            *([button("Make a new key", on_click=events.renew_key, small=True, look="quiet")] if kind == "webhook" else []),
            button("Forget it", on_click=events.forget(kind), small=True, look="quiet"),
            class_name="flex flex-wrap gap-2",
        ),
        rx.el.div(
            rx.cond(
                answer != "",
                rx.cond(works, callout(rx.el.p(answer), tone="ok"), callout(rx.el.p(answer), tone="bad")),
            ),
            role="status",
        ),
        class_name="flex flex-col gap-3 pt-2",
    )  # fmt: skip


def _type(
    row: Row, kind: str, name: str, label: str, help: str, on_choose: Callable[..., Any]
) -> rx.Component:
    id_ = f"{kind}-type-{name}"
    return rx.el.label(
        rx.el.input(
            id=id_, type="checkbox", checked=row["types"].to(list[str]).contains(name),
            on_change=lambda on: on_choose(kind, name, on),
        ),
        rx.el.span(label, rx.el.span(help, class_name="help block")),
        class_name="check", html_for=id_,
    )  # fmt: skip


def _rhythm(row: Row, kind: str, on_pace: Callable[..., Any]) -> rx.Component:
    id_ = f"{kind}-rhythm"
    return rx.el.div(
        rx.el.label("When", html_for=id_, class_name="font-semibold"),
        rx.el.select(
            rx.el.option("At once", value="now"),
            rx.el.option("Once a day, at 8:00", value="digest"),
            id=id_, value=row["rhythm"].to(str), on_change=lambda rhythm: on_pace(kind, rhythm), class_name="input w-56",
        ),
        class_name="flex items-center gap-3",
    )  # fmt: skip


def _form(
    row: Row, kind: str, errors: rx.Var[dict[str, str]], turn: rx.Var[int], on_save: Any
) -> rx.Component:
    label, help, example = ADDRESS[kind]
    known = row["fields"].to(dict[str, str])
    fields = [_text(kind, "address", label, row["address"].to(str), errors, help=help, placeholder=example)]
    if kind == "mail":
        fields += [
            _text(kind, "host", "Mail server", known.get("host", ""), errors, placeholder="smtp.example.org"),
            _text(kind, "port", "Port", known.get("port", "587"), errors, input_mode="numeric"),
            _security(kind, known.get("security", "starttls"), errors),
            _text(kind, "user", "Name at the server", known.get("user", ""), errors, help="Empty where it asks for none."),
            _text(kind, "sender", "From", known.get("sender", ""), errors, help="Empty: your own address."),
        ]  # fmt: skip
    if kind != "webhook":
        words = "Password" if kind == "mail" else "Access token"
        kept = rx.cond(
            row["has_secret"].to(bool),
            "One is kept, sealed. Empty leaves it as it is.",
            "Only if it asks for one.",
        )
        fields.append(_text(kind, "secret", words, "", errors, help=kept, kind_of="password"))
    return rx.el.form(
        rx.el.input(type="hidden", name="kind", value=kind, read_only=True),
        *fields,
        rx.el.div(button("Save", submit=True)),
        on_submit=on_save, key=f"{kind}-{turn}", no_validate=True, aria_label=f"Set up {kind}",
        class_name="flex max-w-[420px] flex-col gap-4 pt-3",
    )  # fmt: skip


def _text(
    kind: str, name: str, label: str, value: Any, errors: rx.Var[dict[str, str]], *, help: Any = "",
    kind_of: str = "text", **attrs: Any,
) -> rx.Component:  # fmt: skip
    id_, error = f"{kind}-{name}", errors.get(f"{kind}-{name}", "")
    control = rx.el.input(
        id=id_, name=name, type=kind_of, default_value=value, max_length=500, class_name="input",
        auto_complete="new-password" if kind_of == "password" else "off", spell_check=False,
        custom_attrs={"aria-describedby": f"{id_}-help {id_}-error"}, aria_invalid=error != "", **attrs,
    )  # fmt: skip
    return field(label, control, name=id_, help=help, error=error)


def _security(kind: str, value: Any, errors: rx.Var[dict[str, str]]) -> rx.Component:
    id_, error = f"{kind}-security", errors.get(f"{kind}-security", "")
    control = rx.el.select(
        *[rx.el.option(words, value=name) for name, words in SECURITIES.items()],
        id=id_, name="security", default_value=value, class_name="input",
        custom_attrs={"aria-describedby": f"{id_}-help {id_}-error"},
    )  # fmt: skip
    return field("Encryption", control, name=id_, error=error)
