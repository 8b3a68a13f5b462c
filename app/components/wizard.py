"""A question at a time: where one is, the question, and the way on. No navigation beside it."""

from collections.abc import Callable, Sequence
from typing import Any

import reflex as rx

from app.components.account_menu import account_menu
from app.components.buttons import Text, button, loading_link
from app.components.icons import brand_mark
from app.components.shell import live_region


def wizard(
    *content: rx.Component | rx.Var,
    account: rx.Var[dict[str, str]],
    above: rx.Component,
    helpers: Sequence[rx.Component] = (),
) -> rx.Component:
    """The frame: brand and account on top, everything else in one column."""
    return rx.el.div(
        loading_link("Skip to content", href="#main", class_name="skip-link"),
        rx.el.header(
            rx.el.div(brand_mark(), "Bidwell", class_name="brand !mb-0 px-0"),
            rx.el.div(account_menu(account, small=True), class_name="ml-auto"),
            class_name="mx-auto flex w-full max-w-[720px] items-center px-4 py-3",
        ),
        rx.el.main(
            above,
            *content,
            id="main",
            tab_index=-1,
            class_name="mx-auto w-full max-w-[720px] px-4 pb-24",
        ),
        live_region(),
        *helpers,
        class_name="min-h-dvh",
    )


def step_list(
    steps: Sequence[tuple[int, str]], *, current: rx.Var[int], on_go: Callable[[int], Any]
) -> rx.Component:
    """“2 of 5”, and a way to each step."""
    return rx.el.nav(
        rx.el.p(f"{current} of {len(steps)}", class_name="secondary font-semibold"),
        rx.el.ol(
            *[rx.el.li(_step(number, words, current, on_go)) for number, words in steps],
            class_name="ml-auto flex gap-1",
        ),
        aria_label="Steps",
        class_name="flex items-center py-2",
    )


def _step(number: int, words: str, current: rx.Var[int], on_go: Callable[[int], Any]) -> rx.Component:
    return rx.el.button(
        rx.el.span(
            class_name=rx.cond(
                current >= number,
                "block h-1.5 w-8 rounded-full bg-accent sm:w-12",
                "block h-1.5 w-8 rounded-full bg-line sm:w-12",
            )
        ),
        rx.el.span(f"Step {number}: {words}", class_name="sr-only"),
        type="button",
        title=words,
        on_click=on_go(number),
        custom_attrs={"aria-current": rx.cond(current == number, "step", "false")},
        class_name="grid min-h-8 place-items-center px-0.5",
    )


def question(
    *content: rx.Component | rx.Var, title: Text, sentence: Text, footer: rx.Component, below: rx.Component
) -> rx.Component:
    """One step: the question as the page's heading, its form, the buttons, and how far it all is."""
    return rx.el.section(
        rx.el.h1(title, id="page-title", tab_index=-1, class_name="heading pt-4"),
        rx.el.p(sentence, class_name="secondary pb-5 pt-1"),
        rx.el.div(*content, class_name="panel p-5"),
        footer,
        rx.el.div(below, class_name="pt-8"),
    )


def step_buttons(*, on_back: Any, on_skip: Any, on_next: Any, next_words: Text) -> rx.Component:
    """Back, skip, on. Skipping and going on both keep what was said; the last step cannot be skipped."""
    onward = [button(next_words, look="primary", on_click=on_next, custom_attrs={"data-submit": "true"})]
    if on_skip is not None:
        onward.insert(0, button("Skip", look="quiet", on_click=on_skip))
    return rx.el.div(
        button("Back", look="quiet", icon_name="left", on_click=on_back),
        rx.el.div(*onward, class_name="ml-auto flex gap-2"),
        class_name="flex items-center pt-5",
    )


def door(title: str, sentence: str, action: rx.Component, *, primary: bool = False) -> rx.Component:
    """One way in."""
    return rx.el.section(
        rx.el.h2(title, class_name="title"),
        rx.el.p(sentence, class_name="secondary flex-1 pt-1"),
        rx.el.div(action, class_name="pt-4"),
        class_name="panel flex flex-col p-5" + (" !border-accent" if primary else ""),
    )
