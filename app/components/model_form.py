"""The form of the team's language model, and what is known of the one that is chosen."""

from collections.abc import Sequence

import reflex as rx

from app.components.buttons import Event, button
from app.components.forms import checkbox, field, select, text_input
from app.components.words import callout, progress_bar

Texts = rx.Var[dict[str, str]]


def model_form(
    form: Texts,
    errors: Texts,
    *,
    key: rx.Var[str],
    providers: Sequence[tuple[str, str]],
    turn: rx.Var[int],
    on_provider: Event,
    on_save: Event,
) -> rx.Component:
    """Provider, model, address, key (goes in, never comes out), budget and price."""
    return rx.el.form(
        _field("Provider", "provider", errors, select(
            "model-provider", providers, default_value=form["provider"], on_change=on_provider)),
        _line("Model", "model", form, errors, placeholder="as its provider calls it", help="For example gpt-5-mini, or qwen3:8b on Ollama."),
        _line("Base address", "base_url", form, errors, placeholder="https://api.openai.com/v1", wide=True),
        _field("Key", "key", errors, text_input(
            "model-key", kind="password", max_length=400, auto_complete="off", error=errors.get("key", ""),
            placeholder=rx.cond(key != "", key, "")),
            help=rx.cond(key != "", f"A key is {key}. Leave this empty to keep it; it is never shown again.",
                         "Stored encrypted, and never shown again. Models on this machine need none.")),
        _line("Budget a month, in dollars", "monthly_budget", form, errors, placeholder="5",
              help="When it is used up, everything goes on by rules. Empty: no limit of yours."),
        _line("Price in, a million tokens", "input_price", form, errors, placeholder="from the table"),
        _line("Price out, a million tokens", "output_price", form, errors, placeholder="from the table"),
        rx.el.div(button("Save", look="primary", submit=True), class_name="sm:col-span-2"),
        key=turn.to_string(),
        on_submit=on_save,
        class_name="grid gap-3 sm:grid-cols-2",
    )  # fmt: skip


def model_card(
    *,
    title: rx.Var[str],
    spent: rx.Var[str],
    percent: rx.Var[int],
    price: rx.Var[str],
    is_on: rx.Var[bool],
    may_change: rx.Var[bool],
    is_asking: rx.Var[bool],
    works: rx.Var[bool],
    answer: rx.Var[str],
    on_test: Event,
    on_switch: Event,
    on_forget: Event,
) -> rx.Component:
    """The model that is chosen: what it has cost, whether it answers, and its switch."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(title, class_name="min-w-0 flex-1 font-semibold [overflow-wrap:anywhere]"),
            rx.cond(
                may_change,
                rx.el.div(
                    button(
                        rx.cond(is_asking, "Asking…", "Test"), small=True, disabled=is_asking, on_click=on_test,
                        id="model-test",
                    ),
                    button("Forget it", small=True, look="quiet", on_click=on_forget),
                    class_name="flex gap-2",
                ),
            ),
            class_name="flex flex-wrap items-center gap-2",
        ),
        rx.el.p(spent, " · ", price, class_name="secondary"),
        rx.cond(percent > 0, progress_bar(percent, label="Budget used", tone=rx.cond(percent > 85, "look", "ok"))),
        rx.cond(
            may_change,
            checkbox(
                "model-on", "Use it", help="Switched off, everything goes by rules.", checked=is_on, on_change=on_switch
            ),
        ),
        rx.cond(
            answer != "",
            rx.cond(works, callout(answer, tone="ok", role="status"), callout(answer, tone="bad", role="alert")),
        ),
        class_name="grid gap-3 pb-5",
    )  # fmt: skip


def _line(
    label: str,
    name: str,
    form: Texts,
    errors: Texts,
    *,
    placeholder: str = "",
    help: str = "",
    wide: bool = False,
) -> rx.Component:
    control = text_input(
        f"model-{name}", max_length=500, default_value=form.get(name, ""), placeholder=placeholder,
        error=errors.get(name, ""), auto_complete="off",
    )  # fmt: skip
    return _field(label, name, errors, control, help=help, wide=wide)


def _field(
    label: str,
    name: str,
    errors: Texts,
    control: rx.Component,
    *,
    help: str | rx.Var[str] = "",
    wide: bool = False,
) -> rx.Component:
    made = field(label, control, name=f"model-{name}", help=help, error=errors.get(name, ""))
    return rx.el.div(made, class_name="sm:col-span-2" if wide else "")
