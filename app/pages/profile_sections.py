"""The sections of the profile with their states: the welcome shows one at a time, the profile page all."""

import reflex as rx

from app.components.page_states import loading, skeleton, when_loaded
from app.components.past_forms import EntryEvents, education_form, entry_list, experience_form
from app.components.profile_forms import basics_form, choice_chips, wish_form
from app.components.skill_forms import skill_details, skills_form
from app.components.time_zone import time_zone_guess
from app.domain.countries import country_codes
from app.domain.money import CURRENCIES
from app.domain.profile_forms import KINDS, LEVELS
from app.domain.wish_form import PLATFORMS, PROJECT_TYPES
from app.state.dial import DialState
from app.state.past import PastState
from app.state.profile import ProfileState
from app.state.skills import SkillsState
from app.state.wish import WishState

USUAL = ("USD", "EUR", "GBP", "CAD", "AUD", "CHF", "INR")
CURRENCY_CHOICES = [(code, code) for code in (*USUAL, *sorted(CURRENCIES - set(USUAL)))]

LOAD = (ProfileState.load, SkillsState.load, PastState.load, WishState.load, DialState.load)
"""What a page with any of these sections loads."""


def who_section() -> rx.Component:
    return when_loaded(
        ProfileState.loaded,
        basics_form(
            values=ProfileState.basics,
            errors=ProfileState.errors,
            saved=ProfileState.saved,
            countries=list(country_codes().items()),
            country_turn=ProfileState.country_turn,
            is_guessed=ProfileState.time_zone_is_guessed,
            zone_of_place=ProfileState.zone_of_place,
            on_save=ProfileState.save,
        ),
        skeletons=_lines(4),
        error=ProfileState.failed,
        on_retry=ProfileState.load,
    )


def clock() -> rx.Component:
    """Guesses the time zone, unseen, while it is not known."""
    return rx.cond(
        ProfileState.loaded,
        time_zone_guess(value=ProfileState.basics["timezone"], on_guess=ProfileState.guess_time_zone),
    )


def skills_section() -> rx.Component:
    return when_loaded(
        SkillsState.loaded,
        rx.el.div(
            skills_form(
                names=SkillsState.names,
                suggestions=SkillsState.suggestions,
                error=SkillsState.error,
                on_query=SkillsState.suggest,
                on_add=SkillsState.add,
                on_remove=SkillsState.remove,
            ),
            skill_details(SkillsState.rows, levels=list(LEVELS.items()), on_describe=SkillsState.describe),
            class_name="flex flex-col gap-3",
        ),
        skeletons=_lines(2),
        error=SkillsState.failed,
        on_retry=SkillsState.load,
    )


def work_section() -> rx.Component:
    events = _entry_events("experience")
    form = experience_form(
        PastState.drafts["experience"],
        PastState.errors["experience"],
        kinds=list(KINDS.items()),
        turn=PastState.turn,
        takes_focus=PastState.takes_focus,
        events=events,
    )
    return when_loaded(
        PastState.loaded,
        entry_list(
            PastState.cards["experience"],
            form,
            noun="experience",
            is_open=PastState.is_open["experience"],
            edited=PastState.drafts["experience"].get("id", ""),
            add="Add past work",
            add_more="Add more past work",
            events=events,
        ),
        skeletons=_lines(3),
        error=PastState.failed,
        on_retry=PastState.load,
    )


def education_section() -> rx.Component:
    events = _entry_events("education")
    form = education_form(
        PastState.drafts["education"],
        PastState.errors["education"],
        turn=PastState.turn,
        takes_focus=PastState.takes_focus,
        events=events,
    )
    return when_loaded(
        PastState.loaded,
        entry_list(
            PastState.cards["education"],
            form,
            noun="education",
            is_open=PastState.is_open["education"],
            edited=PastState.drafts["education"].get("id", ""),
            add="Add education",
            add_more="Add more education",
            events=events,
        ),
        skeletons=_lines(1),
        error=PastState.failed,
        on_retry=PastState.load,
    )


def want_section() -> rx.Component:
    return when_loaded(
        WishState.loaded,
        rx.el.div(
            wish_form(
                values=WishState.wish,
                errors=WishState.errors,
                saved=WishState.saved,
                currencies=CURRENCY_CHOICES,
                remarks=WishState.remarks,
                on_save=WishState.save,
            ),
            choice_chips(
                "Kinds of work", "project_types", list(PROJECT_TYPES.items()),
                chosen=WishState.project_types, errors=WishState.errors, on_flip=WishState.flip,
            ),
            choice_chips(
                "Platforms", "platforms", list(PLATFORMS.items()),
                chosen=WishState.platforms, errors=WishState.errors, on_flip=WishState.flip,
            ),
            class_name="flex flex-col gap-5",
        ),
        skeletons=_lines(4),
        error=WishState.failed,
        on_retry=WishState.load,
    )  # fmt: skip


def _entry_events(noun: str) -> EntryEvents:
    return EntryEvents(
        begin=PastState.begin(noun),
        edit=lambda entry_id: PastState.edit(noun, entry_id),
        remove=lambda entry_id: PastState.remove(noun, entry_id),
        keep=lambda name: lambda value: PastState.keep(noun, name, value),
        save=lambda form: PastState.save(noun, form),
        cancel=PastState.cancel(noun),
    )


def _lines(count: int) -> rx.Component:
    return loading("Loading", *[skeleton("mb-4 h-9 w-full")] * count)
