"""The section of the settings in which a team chooses its language model; everything works without one."""

import reflex as rx

from app.components.model_form import model_card, model_form
from app.components.page_states import loading, skeleton, when_loaded
from app.domain.model_choice import PROVIDERS
from app.state.model_settings import ModelSettingsState as State

LOAD = (State.load,)
CHOICES = [(key, provider.label) for key, provider in PROVIDERS.items()]
HELP = (
    "No agent needs one. With one, letters, briefs and answers are worded better, through the same checks."
    " E-mail addresses, phone numbers and secrets are taken out before anything is sent."
)


def model_section() -> rx.Component:
    """A panel of the settings page."""
    return rx.el.section(
        rx.el.h2("Language model", class_name="title"),
        rx.el.p(HELP, class_name="secondary"),
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.el.div(rx.cond(State.is_set, _card()), _form()),
                skeletons=loading("Loading", skeleton("h-40 w-full")),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="pt-3",
        ),
        class_name="panel p-5",
        id="model-section",
    )


def _card() -> rx.Component:
    return model_card(
        title=State.title, spent=State.spent, percent=State.percent, price=State.price, is_on=State.is_on,
        may_change=State.may_change, is_asking=State.is_asking, works=State.works, answer=State.answer,
        on_test=State.test, on_switch=State.switch, on_forget=State.forget,
    )  # fmt: skip


def _form() -> rx.Component:
    form = model_form(
        State.form, State.errors, key=State.key, providers=CHOICES, turn=State.turn,
        on_provider=State.choose_provider, on_save=State.save,
    )  # fmt: skip
    return rx.cond(
        State.may_change,
        rx.el.details(
            rx.el.summary(rx.cond(State.is_set, "Change it", "Set one up"), class_name="link w-fit"),
            rx.el.div(form, class_name="pt-3"),
        ),
        rx.cond(
            State.is_set, rx.fragment(), rx.el.p("The team's owner can set one up.", class_name="secondary")
        ),
    )
