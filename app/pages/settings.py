"""Settings: how Bidwell looks and behaves, and the account. What a person wants is said in the profile."""

import reflex as rx
from reflex.style import color_mode, set_color_mode

from app.components.agent_forms import agent_card, shortlist_switch, source_form, source_list, usage_part
from app.components.buttons import button, link_button
from app.components.forms import field, native_form, text_input
from app.components.page_states import loading, skeleton, when_loaded
from app.components.panels import panel_section
from app.components.shortcuts import shortcut_switch
from app.components.time_zone import time_zone_select
from app.components.words import callout, chip
from app.pages import matching_sections as matching
from app.pages import routes
from app.pages.channels_section import LOAD as CHANNELS_LOAD
from app.pages.channels_section import channels_section
from app.pages.data_section import LOAD as DATA_LOAD
from app.pages.data_section import data_section
from app.pages.frame import framed
from app.pages.model_section import LOAD as MODEL_LOAD
from app.pages.model_section import model_section
from app.pages.profile_sections import clock
from app.pages.voice_section import LOAD as VOICE_LOAD
from app.pages.voice_section import voice_section
from app.state.agents import AgentsState
from app.state.dial import DialState
from app.state.learning import LearningState
from app.state.profile import ProfileState
from app.state.settings import SettingsState

LOAD = (
    SettingsState.load,
    ProfileState.load,
    DialState.load,
    LearningState.load,
    AgentsState.load,
    *MODEL_LOAD,
    *VOICE_LOAD,
    *CHANNELS_LOAD,
    *DATA_LOAD,
)
SAMPLE_ACCOUNT = (
    "This is a sample account: an invented freelancer and invented ads. "
    "Once you leave it, nobody can sign in to it again."
)
SAMPLE_TEAM = (
    "You are looking around with sample data. When you have seen enough, it goes with one click: "
    "the invented ads, what you did with them, and the invented facts in your profile."
)
APPEARANCES = (("system", "Like the system"), ("light", "Light"), ("dark", "Dark"))


def page() -> rx.Component:
    """Each setting is saved as it is changed."""
    return framed(
        rx.el.div(
            _sample(),
            panel_section(
                "How picky the feed is",
                matching.picky_section(),
                "Try a level: nothing is saved until you keep it.",
            ),
            panel_section(
                "What Bidwell has learned",
                matching.learned_section(),
                "What you shortlist, put aside and win moves the weights of the score, within bounds.",
            ),
            panel_section("Appearance", _appearance(), "Kept in this browser."),
            panel_section("Keyboard", _keyboard(), "Press ? on any page to see which keys do what."),
            panel_section("Time zone", _time_zone(), "Dates and times are told by this clock."),
            panel_section(
                "Calendar",
                link_button("Make or revoke the address", href=f"{routes.INTERVIEWS}#calendar"),
                "Calendar programs can read your calls and follow-ups from an address of your own. "
                "It stands under Interviews, in “A call is coming up”.",
            ),
            _agents(),
            model_section(),
            voice_section(),
            panel_section(
                "Usage", _usage(), "Counted by the day of the team's owner; what fails is given back."
            ),
            panel_section("Account", _account()),
            channels_section(),
            data_section(),
            class_name="mx-auto flex max-w-[720px] flex-col gap-5",
        ),
        clock(),
        title="Settings",
        sentence="Saved as you change them.",
        active=routes.SETTINGS,
    )


def _appearance() -> rx.Component:
    return rx.el.div(
        *[chip(words, on=color_mode == mode, on_click=set_color_mode(mode)) for mode, words in APPEARANCES],
        role="group",
        aria_label="Appearance",
        class_name="flex flex-wrap gap-2",
    )


def _keyboard() -> rx.Component:
    return rx.el.div(shortcut_switch(), class_name="-mx-2.5 max-w-80")


def _time_zone() -> rx.Component:
    return when_loaded(
        ProfileState.loaded,
        field(
            "Time zone",
            time_zone_select(
                "timezone",
                value=ProfileState.basics["timezone"],
                on_choose=lambda zone: ProfileState.save("timezone", zone),
            ),
            name="timezone",
            help=rx.cond(
                ProfileState.time_zone_is_guessed, "Guessed from this browser; change it if it is wrong.", ""
            ),
            error=ProfileState.errors.get("timezone", ""),
        ),
        skeletons=loading("Loading", skeleton("h-9 w-full")),
    )


def _agents() -> rx.Component:
    """What runs by itself, and what it reads."""
    cards = rx.foreach(
        AgentsState.agents,
        lambda card: agent_card(
            card,
            AgentsState.errors,
            on_switch=AgentsState.switch,
            on_change=AgentsState.change,
            on_quiet=AgentsState.quiet,
        ),
    )
    content = when_loaded(
        AgentsState.loaded,
        rx.el.div(
            cards,
            rx.el.div(
                rx.el.h3("What job search reads", class_name="section-title"),
                source_list(AgentsState.sources, on_remove=AgentsState.remove_source),
                source_form(
                    AgentsState.errors.get("source", ""), turn=AgentsState.turn, on_add=AgentsState.add_source
                ),
            ),
            shortlist_switch(AgentsState.shortlists, on_change=AgentsState.let_shortlist),
            class_name="flex flex-col gap-5",
        ),
        skeletons=loading("Loading", skeleton("h-24 w-full")),
    )
    return rx.el.div(
        panel_section("Agents", content, "By your own clock. What they did stands under Runs."), id="agents"
    )


def _usage() -> rx.Component:
    return when_loaded(
        AgentsState.loaded,
        rx.el.div(
            rx.el.p("Plan: ", rx.el.strong(AgentsState.plan), " ", AgentsState.plan_end),
            usage_part(AgentsState.meters, AgentsState.keep_days, on_keep=AgentsState.keep_runs),
            class_name="flex flex-col gap-3",
        ),
        skeletons=loading("Loading", skeleton("h-10 w-full")),
    )


def _account() -> rx.Component:
    return rx.el.div(
        rx.el.p("Signed in as ", rx.el.strong(SettingsState.email), "."),
        link_button("Your team: members, invitations", routes.TEAM, icon_name="profile"),
        rx.cond(SettingsState.sample == "account", rx.fragment(), _password()),
        native_form(
            rx.el.input(type="hidden", name="everywhere", value="1", read_only=True),
            button("Sign out of every browser", submit=True),
            action=routes.SIGN_OUT_POST,
        ),
        class_name="flex flex-col items-start gap-5",
    )


def _password() -> rx.Component:
    return rx.el.form(
        _password_field("present", "Present password", "current-password"),
        _password_field(
            "new", "New password", "new-password", "At least 10 characters; a few unrelated words are best."
        ),
        rx.el.div(button("Change password", submit=True)),
        on_submit=SettingsState.change_password,
        key=SettingsState.turn,
        no_validate=True,
        aria_label="Change password",
        class_name="flex w-full max-w-[420px] flex-col gap-4",
    )


def _password_field(name: str, label: str, complete: str, help: str = "") -> rx.Component:
    error = SettingsState.errors.get(name, "")
    control = text_input(name, kind="password", max_length=72, error=error, auto_complete=complete)
    return field(label, control, name=name, help=help, error=error)


def _sample() -> rx.Component:
    """Says that this is not real, and the way to something that is."""
    return rx.match(
        SettingsState.sample,
        (
            "account",
            _remark(
                SAMPLE_ACCOUNT,
                native_form(button("Make an account of your own", submit=True), action=routes.START_POST),
            ),
        ),
        (
            "team",
            _remark(
                SAMPLE_TEAM,
                button("Remove the sample data and start for real", on_click=SettingsState.start_for_real),
            ),
        ),
        rx.fragment(),
    )


def _remark(sentence: str, action: rx.Component) -> rx.Component:
    return callout(rx.el.p(sentence), rx.el.div(action, class_name="pt-2"), tone="look")
