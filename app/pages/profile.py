"""The profile: the facts behind scores and letters, section by section, each field saved as it is left."""

import reflex as rx

from app.components.buttons import link_button
from app.components.completeness import completeness_panel
from app.components.page_states import skeleton, when_loaded
from app.pages import matching_sections as matching
from app.pages import profile_sections as sections
from app.pages import routes
from app.pages.frame import framed
from app.state.advice import AdviceState
from app.state.profile import ProfileState

LOAD = (*sections.LOAD, AdviceState.look)


def page() -> rx.Component:
    """All sections below each other, and beside them what is missing."""
    return framed(
        rx.el.div(
            rx.el.div(
                _section("who", "Who you are", sections.who_section()),
                _section("skills", "Skills", sections.skills_section()),
                _section("work", "Past work", sections.work_section()),
                _section("education", "Education", sections.education_section()),
                _section("want", "What you want", sections.want_section()),
                _section("picky", "How picky the feed is", matching.picky_section()),
                _section("coach", "What would bring more jobs", matching.coach_section()),
                _section("optimizer", "What your profile could say", matching.suggestions_section()),
                class_name="flex min-w-0 flex-1 flex-col gap-5",
            ),
            rx.el.aside(
                when_loaded(
                    ProfileState.loaded,
                    completeness_panel(ProfileState.percent, ProfileState.gaps),
                    skeletons=skeleton("h-40 w-full"),
                ),
                matching.best_advice(),
                class_name="order-first flex flex-col gap-5 lg:sticky lg:top-[76px] lg:order-last lg:w-72 lg:self-start",
            ),
            class_name="mx-auto flex max-w-[1080px] flex-col gap-5 lg:flex-row",
        ),
        sections.clock(),
        low_action=True,
        action=link_button("Fill from a CV or LinkedIn", routes.PROFILE_REVIEW),
        title="Profile",
        sentence="What stands here, scores compare and letters may claim. Saved as you type.",
        active=routes.PROFILE,
    )


def _section(key: str, title: str, content: rx.Component) -> rx.Component:
    return rx.el.section(
        rx.el.h2(title, id=f"{key}-title", tab_index=-1, class_name="title pb-3"),
        content,
        id=f"{key}-section",
        custom_attrs={"aria-labelledby": f"{key}-title"},
        class_name="panel scroll-mt-28 md:scroll-mt-20 p-5",
    )
