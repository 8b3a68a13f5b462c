"""The section of the settings about data: where they lie, out, in, how long they are kept, and gone."""

import reflex as rx

from app.components.buttons import link, loading_link
from app.components.data_forms import erase_form, keep_select
from app.components.file_drop import file_drop
from app.components.page_states import loading, skeleton, when_loaded
from app.ownership.retention import KINDS
from app.pages import routes
from app.state.ownership import OwnershipState as State
from app.state.settings import SettingsState

LOAD = (State.load,)
UPLOAD = "/api/upload?purpose=team"
LARGEST = 50 * 1024 * 1024
OUT = (
    "One ZIP with all rows of your team as JSON and CSV, the stored files, and a README that explains it."
    " Keys, passwords and sign-ins are never in it."
)
IN = (
    "The ZIP that another Bidwell made under “Take everything along” is read into this team, with nothing lost."
    " Only where nothing is in it yet."
)
TEAM = "All jobs, applications, letters, talks and files of the team. Nothing remains, and nobody can bring it back."
PERSON = (
    "Your account, the teams you own, and what you made in teams of others. Nothing remains of you here;"
    " an export from before is the only way back."
)


def data_section() -> rx.Component:
    """A panel of the settings page."""
    return rx.el.section(
        rx.el.h2("Data", class_name="title"),
        _where(),
        when_loaded(
            State.loaded,
            rx.el.div(_out(), _kept(), _in(), _gone(), class_name="flex flex-col gap-6 pt-4"),
            skeletons=loading("Loading", skeleton("h-40 w-full")),
            error=State.failed,
            on_retry=State.load,
        ),
        class_name="panel p-5",
        id="data-section",
    )


def _where() -> rx.Component:
    return rx.el.div(
        rx.cond(
            SettingsState.data_folder != "",
            rx.fragment(
                rx.el.p(
                    "Everything lies in one folder on this computer: ",
                    rx.el.code(
                        SettingsState.data_folder, class_name="font-semibold [overflow-wrap:anywhere]"
                    ),
                    ". Nothing leaves it by itself.",
                ),
                rx.el.p(
                    "The whole of it, with keys and every team, goes into one file while Bidwell works: ",
                    rx.el.code("bidwell backup FILE", class_name="font-semibold"),
                    ", and comes back into an empty folder with ",
                    rx.el.code("bidwell restore FILE", class_name="font-semibold"),
                    ".",
                    class_name="pt-2",
                ),
            ),
            rx.el.p("Your data lie with whoever runs this Bidwell, and only your team can read them."),
        ),
        rx.el.p(
            "What you want to find is part of your ",
            link("profile", href=f"{routes.PROFILE}#want-section", class_name="link"),
            ".",
            class_name="pt-2",
        ),
        class_name="pt-3",
    )


def _part(title: str, sentence: str, *content: rx.Component | rx.Var) -> rx.Component:
    return rx.el.div(
        rx.el.h3(title, class_name="section-title"),
        rx.el.p(sentence, class_name="secondary pt-1"),
        rx.el.div(*content, class_name="pt-3"),
    )


def _out() -> rx.Component:
    return _part(
        "Take everything along",
        OUT,
        rx.cond(
            State.may_decide,
            loading_link("Export the team", href=routes.TEAM_EXPORT, download=True, class_name="btn"),
            rx.el.p("The team's owner or an admin can export it.", class_name="secondary"),
        ),
    )  # fmt: skip


def _kept() -> rx.Component:
    rows = [
        keep_select(
            name, kind.label, kind.help, kind.choices, value=State.days[name],
            on_change=lambda days, name=name: State.keep(name, days), disabled=~State.may_decide,
        )
        for name, kind in KINDS.items()
    ]  # fmt: skip
    return _part("How long things are kept", "What is older goes by itself, once a day.", *rows)


def _in() -> rx.Component:
    return rx.cond(
        State.is_owner,
        _part(
            "Fill this team from an export",
            IN,
            rx.cond(
                State.taking_in,
                rx.el.div(
                    rx.el.p("Reading it in. This can last a minute.", role="status"),
                    rx.el.div(class_name="progress progress-waiting mt-2", aria_hidden="true"),
                ),
                file_drop(
                    on_uploaded=State.take_in, on_refused=State.refuse, url=UPLOAD, accept=".zip", max_bytes=LARGEST,
                    label="Drop an export here, or choose it", multiple=False, anywhere=False, most=1,
                ),
            ),
        ),
    )  # fmt: skip


def _gone() -> rx.Component:
    return rx.el.div(
        rx.cond(
            State.is_owner,
            rx.el.details(
                rx.el.summary("Erase the team", class_name="link w-fit"),
                erase_form(
                    "team", TEAM, rx.Var.create(f"Type the name of the team, {State.team_name}, to confirm"),
                    "Erase the team for good", on_submit=State.erase_team, error=State.errors.get("team", ""),
                    key=State.turn,
                ),
            ),
        ),
        rx.el.details(
            rx.el.summary("Erase me", class_name="link w-fit"),
            erase_form(
                "person", PERSON, rx.Var.create(f"Type your e-mail address, {SettingsState.email}, to confirm"),
                "Erase me for good", on_submit=State.erase_me, error=State.errors.get("person", ""), key=State.turn,
            ),
        ),
        class_name="flex flex-col gap-3",
    )  # fmt: skip
