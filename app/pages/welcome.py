"""The welcome: three doors, then five questions, each of which may be skipped and taken up again anywhere."""

import reflex as rx

from app.components.buttons import button, link_button
from app.components.completeness import completeness_line
from app.components.notices import connection_watch, focus_heading, toasts
from app.components.page_states import loading, skeleton, when_loaded
from app.components.shortcuts import shortcuts
from app.components.wizard import door, question, step_buttons, step_list, wizard
from app.domain.onboarding import DOORS, LAST, STEPS
from app.pages import matching_sections as matching
from app.pages import profile_sections as sections
from app.pages import routes
from app.state.notices import NoticeState
from app.state.profile import ProfileState
from app.state.shell import ShellState
from app.state.welcome import WelcomeState

LOAD = (WelcomeState.load, *sections.LOAD)
FORMS = {
    "who": sections.who_section,
    "skills": sections.skills_section,
    "work": lambda: rx.el.div(
        sections.work_section(),
        rx.el.h2("Education", class_name="section-title pb-2 pt-6"),
        sections.education_section(),
    ),
    "want": sections.want_section,
    "picky": lambda: matching.picky_section(keep_look="plain"),
}
TITLES = [(step.number, step.title) for step in STEPS]


def page() -> rx.Component:
    """The doors, or the question that is on."""
    title = rx.match(WelcomeState.step, *TITLES, "Welcome to Bidwell")
    return wizard(
        when_loaded(
            WelcomeState.loaded,
            rx.match(WelcomeState.step, *[(step.number, _question(step)) for step in STEPS], _doors()),
            skeletons=loading("Loading", skeleton("mt-6 h-8 w-1/2"), skeleton("mt-6 h-64 w-full")),
            error=WelcomeState.failed,
            on_retry=WelcomeState.load,
        ),
        account=ShellState.account,
        above=rx.cond(
            WelcomeState.step > DOORS,
            step_list(
                [(step.number, step.title) for step in STEPS],
                current=WelcomeState.step,
                on_go=WelcomeState.go,
            ),
        ),
        helpers=[
            toasts(NoticeState.notices, on_dismiss=NoticeState.dismiss, on_undo=NoticeState.undo),
            connection_watch(),
            sections.clock(),
            focus_heading(title),
            shortcuts([]),
        ],
    )


def _question(step) -> rx.Component:
    last = step.number == LAST
    words = rx.cond(WelcomeState.jobs > 0, "Show me my jobs", "Import jobs") if last else "Next"
    return question(
        FORMS[step.section](),
        rx.cond(
            WelcomeState.jobs == 0,
            rx.el.p("Next, bring in job ads from a file: only then is there something to rank.",
                    class_name="secondary pt-4"),
        ) if last else rx.fragment(),
        title=step.title,
        sentence=step.sentence,
        footer=step_buttons(
            on_back=WelcomeState.go(step.number - 1),
            on_skip=None if last else WelcomeState.go(step.number + 1),
            on_next=WelcomeState.next,
            next_words=words,
        ),
        below=rx.cond(ProfileState.loaded, completeness_line(ProfileState.percent, ProfileState.gaps)),
    )  # fmt: skip


def _doors() -> rx.Component:
    return rx.el.div(
        rx.el.h1("Welcome to Bidwell", id="page-title", tab_index=-1, class_name="heading pt-10"),
        rx.el.p(
            "It ranks job ads by how well they suit you, so it should know a little about you first.",
            class_name="secondary pb-6 pt-1",
        ),
        rx.el.div(
            door(
                "Tell Bidwell who you are",
                "Five short questions. Skip what you like; every answer is saved as you give it.",
                button("Tell Bidwell who I am", look="primary", on_click=WelcomeState.go(1)),
                primary=True,
            ),
            door(
                "Drop your CV or LinkedIn export",
                "PDF, Word, the ZIP from LinkedIn or JSON Resume. You say yes or no to each fact before it counts.",
                link_button("Fill from a file", routes.PROFILE_REVIEW),
            ),
            door(
                "Look around with sample data",
                "An invented freelancer and ninety invented ads, ranked. One click in Settings removes them.",
                button(
                    rx.cond(WelcomeState.is_filling, "Filling your team…", "Look around with sample data"),
                    disabled=WelcomeState.is_filling,
                    on_click=WelcomeState.look_around,
                ),
            ),
            class_name="grid gap-4 sm:grid-cols-2 sm:[&>*:last-child]:col-span-2",
        ),
        rx.el.div(
            button("Not now: take me in", look="quiet", on_click=WelcomeState.leave), class_name="-ml-3 pt-6"
        ),
    )
