"""A draft while a model writes it, and what was kept of it afterwards."""

import reflex as rx

from app.components.buttons import Event, button


def draft_so_far(text: rx.Var[str], model: rx.Var[str], *, on_stop: Event) -> rx.Component:
    """Plain words that grow; not checked yet, and not the letter."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(
                f"{model} is writing. Every sentence is checked before it becomes your letter.",
                class_name="flex-1",
            ),
            button("Stop", small=True, on_click=on_stop),
            class_name="callout my-3 items-center",
        ),
        rx.el.div(text, class_name="letter whitespace-pre-wrap break-words text-muted", aria_live="off"),
        role="region",
        aria_label="The draft so far",
        aria_busy="true",
    )


def what_came_of_it(told: rx.Var[str], left_out: rx.Var[list[str]]) -> rx.Component:
    """Who wrote the version, or why the model's was not kept; the sentences left out, each with its reason."""
    return rx.el.div(
        rx.el.p(told, class_name="secondary"),
        rx.cond(
            left_out.length() > 0,
            rx.el.details(
                rx.el.summary("What was left out, and why", class_name="link w-fit"),
                rx.el.ul(
                    rx.foreach(left_out, lambda one: rx.el.li(one, class_name="py-1")),
                    class_name="list-disc pl-5 pt-1 text-small",
                ),
            ),
        ),
        class_name="pt-3",
    )
