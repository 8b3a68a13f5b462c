"""Earnings: months and tax years, every entry, files brought in, rates between currencies."""

import reflex as rx

from app.components.bar_chart import bar_chart
from app.components.buttons import button, loading_link
from app.components.dialogs import modal
from app.components.earning_forms import earning_form, earnings_preview, rate_form
from app.components.earning_rows import earning_list, rate_list, year_table
from app.components.file_drop import file_drop
from app.components.forms import select
from app.components.page_states import empty_state, loading, skeleton, when_loaded
from app.components.panels import figure_tile
from app.components.words import callout
from app.domain.earnings import TAX_YEARS
from app.pages import routes
from app.pages.frame import framed
from app.state.earnings import EarningsState as State
from app.state.earnings_import import EarningsImportState as Import
from app.state.session import SessionState

LOAD = (State.load,)
UPLOAD_URL = "/api/upload?purpose=earnings"
KEYS = ({"key": "n", "label": "Add an entry"},)


def page() -> rx.Component:
    return framed(
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.cond(State.total > 0, _full(), _empty()),
                skeletons=loading("Loading", skeleton("h-24 w-full"), skeleton("mt-4 h-64 w-full")),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="mx-auto w-full max-w-[1000px]",
        ),
        _form(),
        _preview(),
        title="Earnings",
        active=routes.EARNINGS,
        action=rx.cond(SessionState.may_write, _add()),
        keys=KEYS,
    )


def _add() -> rx.Component:
    return button(
        "Add entry",
        look="primary",
        icon_name="plus",
        on_click=State.begin(""),
        custom_attrs={"data-key": "n"},
    )


def _empty() -> rx.Component:
    return rx.el.div(
        empty_state(
            "No earnings yet.",
            hint="Months, tax years and what an hour really brings will stand here. Enter a payment, or drop the"
            " transaction history that Upwork gives you as CSV.",
            icon_name="earnings",
        ),
        rx.cond(SessionState.may_write, _drop()),
        class_name="grid gap-4",
    )


def _full() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            rx.foreach(State.figures, lambda each: figure_tile(each, on_open=State.pick)),
            class_name="grid gap-3 sm:grid-cols-3",
        ),
        rx.cond(State.apart != "", callout(State.apart, tone="look")),
        bar_chart(State.chart, on_open=State.pick),
        _years(),
        _entries(),
        rx.cond(SessionState.may_write, _drop()),
        _rates(),
        class_name="grid grid-cols-[minmax(0,1fr)] gap-5",
    )


def _years() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2("Tax years", class_name="title"),
            rx.cond(
                SessionState.may_write,
                rx.el.label(
                    rx.el.span("begin on", class_name="secondary whitespace-nowrap"),
                    select("tax-year", TAX_YEARS, value=State.tax_year, on_change=State.begin_tax_year),
                    class_name="flex items-center gap-2",
                    html_for="tax-year",
                ),
            ),
            class_name="flex flex-wrap items-center gap-3 pb-2",
        ),
        year_table(State.years, export=routes.EARNINGS_EXPORT, on_pick=State.pick),
        class_name="panel",
    )


def _entries() -> rx.Component:
    return rx.el.section(
        rx.el.div(
            rx.el.h2(State.shown, id="entries-title", tab_index=-1, class_name="title"),
            rx.cond(State.show != "", button("Show all", small=True, on_click=State.pick(""))),
            loading_link("Export all as CSV", href=routes.EARNINGS_EXPORT, class_name="link ml-auto text-small", download=True),
            class_name="flex flex-wrap items-center gap-3 pb-2",
        ),
        earning_list(State.rows, may_write=SessionState.may_write, on_edit=State.begin, on_remove=State.remove),
    )  # fmt: skip


def _drop() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Bring in a file", class_name="title pb-2"),
        file_drop(
            on_uploaded=Import.read_file, url=UPLOAD_URL, accept=".csv,.tsv,.txt", max_bytes=5_000_000, multiple=False,
            label="Drop a CSV of earnings here, or choose it",
            hint="Upwork’s transaction history, its earnings by contract, our own export, or any table with Date and"
            " Amount. You see what it would bring before anything is kept.",
        ),
        class_name="panel",
    )  # fmt: skip


def _rates() -> rx.Component:
    return rx.el.section(
        rx.el.h2("Exchange rates", class_name="title"),
        rx.el.p(
            "Nothing is converted by a guess. An entry takes the newest rate of its own day or before; totals are in ",
            State.currency, ", which you choose in your preferences.",
            class_name="secondary pb-3",
        ),
        rx.cond(
            SessionState.may_write,
            rate_form(State.currency, State.rate_error, key=f"rate-{State.turn}", on_submit=State.add_rate),
        ),
        rx.cond(
            State.rates.length() > 0,
            rx.el.div(
                rate_list(State.rates, may_write=SessionState.may_write, on_remove=State.forget_rate), class_name="pt-3"
            ),
        ),
        class_name="panel",
    )  # fmt: skip


def _form() -> rx.Component:
    return modal(
        earning_form(
            State.form, State.errors, State.choices, key=f"earning-{State.turn}", on_submit=State.save, on_cancel=State.close
        ),
        open=State.is_open,
        title=rx.cond(State.form["id"] != "", "Change entry", "Add entry"),
        on_close=State.close,
        first="#amount",
    )  # fmt: skip


def _preview() -> rx.Component:
    return modal(
        earnings_preview(Import, on_submit=Import.take_over, on_cancel=Import.leave),
        open=Import.is_open,
        title=Import.name,
        on_close=Import.leave,
        size="large",
    )
