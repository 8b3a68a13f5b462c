"""A new rehearsal, or a real call that is brought in."""

from typing import Any

import reflex as rx

from app.components.buttons import Event, Text, button
from app.components.copy_button import copy_button
from app.components.file_drop import file_drop
from app.components.forms import field, segmented, select, text_area, text_input

UPLOAD_URL = "/api/upload?purpose=transcript"
FILES = ".txt,.vtt,.srt,.json"
MEASURED = (
    "Words, fillers, doubts, words begun again, your share of the talk, length of answers, questions that you ask,"
    " parts of your examples, the job's demands, what was agreed, and the client's words that you take up."
    " Pace and pauses are measured where you speak, not where you type."
)
Jobs = rx.Var[list[dict[str, str]]]


def kind_choice(
    kinds: list[tuple[str, str]], value: rx.Var[str], on_change: Event, *, name: str = "kind"
) -> rx.Component:
    """The five types."""
    return rx.el.div(
        segmented(name, "Type of interview", kinds, value=value, on_change=on_change, show_legend=True),
        class_name="overflow-x-auto",
    )


def start_form(kinds: rx.Component, jobs: Jobs, chosen: rx.Var[str], *, on_submit: Event) -> rx.Component:
    """What to rehearse, how long, and what will be measured; `chosen` is the job that stands there at first."""
    return rx.el.form(
        kinds,
        rx.el.div(
            field("Job", _job_select("job", jobs, chosen), name="job", help="Its ad and your profile give the questions."),
            field(
                "Questions",
                select("questions", [("5", "5"), ("8", "8"), ("12", "12"), ("20", "20")], default_value="8"),
                name="questions",
            ),
            field(
                "Time",
                select("minutes", [("10", "10 minutes"), ("20", "20 minutes"), ("30", "30 minutes"), ("60", "1 hour")], default_value="20"),
                name="minutes",
                help="It can be hidden, paused and extended.",
            ),
            class_name="grid gap-4 md:grid-cols-3",
        ),
        rx.el.p(rx.el.strong("What is measured: "), MEASURED, class_name="secondary"),
        rx.el.div(button("Plan the rehearsal", submit=True, look="primary")),
        on_submit=on_submit,
        class_name="grid gap-4",
    )  # fmt: skip


def transcript_form(*, on_uploaded: Any, on_submit: Event) -> rx.Component:
    """A file, or pasted text."""
    return rx.el.div(
        file_drop(
            on_uploaded=on_uploaded, url=UPLOAD_URL, accept=FILES, max_bytes=5 * 1024 * 1024, multiple=False,
            label="Drop a transcript here (.txt, .vtt, .srt, .json), or choose it",
            hint="It is read on this machine. The file itself is not kept.",
        ),
        rx.el.form(
            field("Or paste it", text_area("pasted", rows=4, max_length=500_000, placeholder="Client: How would you begin?\nMe: With a call."), name="pasted"),
            rx.el.div(button("Read it", submit=True)),
            on_submit=on_submit,
            class_name="grid gap-3",
        ),
        class_name="grid gap-4",
    )  # fmt: skip


def speakers_form(
    speakers: rx.Var[list[str]],
    preview: rx.Var[list[dict[str, str]]],
    likely_me: rx.Var[str],
    jobs: Jobs,
    today: rx.Var[str],
    *,
    on_submit: Event,
    on_cancel: Event,
) -> rx.Component:
    """Who is who in a transcript, which of them is oneself, and when it was: today unless said otherwise."""
    return rx.el.form(
        rx.el.ul(
            rx.foreach(preview, lambda line: rx.el.li(rx.el.strong(line["who"]), ": ", line["text"], class_name="[overflow-wrap:anywhere]")),
            class_name="secondary grid gap-1",
        ),
        rx.el.fieldset(
            rx.el.legend("Who is who? Mark yourself; names can be changed.", class_name="field-label pb-1.5"),
            rx.foreach(speakers, lambda name, n: _speaker(name, n, likely_me)),
            class_name="grid gap-2",
        ),
        rx.el.div(
            field("Job", _job_select("call-job", jobs, ""), name="call-job"),
            field("Day of the call", text_input("call-day", kind="date", default_value=today, max=today), name="call-day"),
            class_name="grid gap-3 sm:grid-cols-[minmax(0,1fr)_180px]",
        ),
        rx.el.div(
            button("Measure this call", submit=True, look="primary"),
            button("Leave it", on_click=on_cancel),
            class_name="flex gap-2",
        ),
        on_submit=on_submit,
        class_name="grid gap-4",
    )  # fmt: skip


def call_form(
    kinds: rx.Component, jobs: Jobs, chosen: rx.Var[str], zone: rx.Var[str], *, on_submit: Event
) -> rx.Component:
    """A call that is to come."""
    return rx.el.form(
        kinds,
        rx.el.div(
            field("Job", _job_select("planned-job", jobs, chosen), name="planned-job"),
            field(
                "Begins",
                rx.el.input(id="starts", name="starts", type="datetime-local", required=True, class_name="input"),
                name="starts",
                help=f"In your time zone: {zone}",
            ),
            field(
                "Lasts",
                select("planned-minutes", [("30", "30 minutes"), ("15", "15 minutes"), ("60", "1 hour")], default_value="30"),
                name="planned-minutes",
            ),
            class_name="grid gap-4 md:grid-cols-3",
        ),
        rx.el.div(button("Put it into the calendar", submit=True)),
        on_submit=on_submit,
        class_name="grid gap-4",
    )  # fmt: skip


def calendar_address(
    address: rx.Var[str], has_feed: rx.Var[bool], *, on_share: Event, on_revoke: Event
) -> rx.Component:
    """The address that calendar programs read; it is shown once, and can be revoked."""
    return rx.el.div(
        rx.el.p(
            "Calendar programs can read your calls and follow-ups from an address of your own. Whoever has it can read"
            " them, so keep it to yourself.",
            class_name="secondary",
        ),
        rx.cond(
            address != "",
            rx.el.div(
                text_input(
                    "calendar-address", value=address, read_only=True, aria_label="Address of your calendar"
                ),
                copy_button(address, label="Copy"),
                rx.el.p("It is shown now and not again.", class_name="meta text-muted"),
                class_name="grid gap-2",
            ),
        ),
        rx.el.div(
            button(rx.cond(has_feed, "Make a new address", "Make an address"), on_click=on_share),
            rx.cond(has_feed, button("Revoke it", on_click=on_revoke, look="danger")),
            class_name="flex flex-wrap gap-2",
        ),
        id="calendar",
        class_name="grid gap-3 border-t border-border pt-4",
    )


def _speaker(name: rx.Var[str], n: rx.Var[int], likely_me: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        rx.el.label(
            rx.el.input(type="radio", name="me", value=name, default_checked=name == likely_me),
            rx.el.span("This is me", class_name="whitespace-nowrap"),
            class_name="check",
        ),
        text_input(f"name-{n}", default_value=name, max_length=60, aria_label=f"Name of speaker {n + 1}"),
        class_name="flex items-center gap-3",
    )


def _job_select(name: str, jobs: Jobs, chosen: Text) -> rx.Component:
    return rx.el.select(
        rx.el.option("None in particular", value=""),
        rx.foreach(jobs, lambda job: rx.el.option(job["title"], value=job["id"])),
        id=name,
        name=name,
        default_value=chosen,
        key=chosen,  # another choice by the address is another field
        class_name="input",
    )
