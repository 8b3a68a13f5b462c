"""The section of the settings about where notifications are sent besides the bell."""

import reflex as rx

from app.components.buttons import link
from app.components.channel_forms import channel_card
from app.components.page_states import loading, skeleton, when_loaded
from app.components.words import callout
from app.domain.notices import ChannelKind
from app.pages import routes
from app.state.channels import SECTION
from app.state.channels import ChannelsState as State

LOAD = (State.load,)


def channels_section() -> rx.Component:
    """A panel of the settings page."""
    return rx.el.section(
        rx.el.h2("Notifications", id=SECTION, tab_index=-1, class_name="title scroll-mt-20"),
        rx.el.p(
            "All of them are under the bell. What you choose is sent on as well.", class_name="secondary"
        ),
        rx.el.p(
            rx.cond(
                State.quiet != "",
                rx.fragment("Quiet hours, ", State.quiet, ", are those of your saved searches: "),
                "Quiet hours are those of your saved searches: ",
            ),
            link("the feed", href=routes.FEED, class_name="link"),
            " has them. A call that begins soon is told of all the same.",
            class_name="secondary pt-1",
        ),
        rx.cond(State.told != "", _key()),
        rx.el.div(
            when_loaded(
                State.loaded,
                rx.el.div(*[_card(place, kind) for place, kind in enumerate(ChannelKind)]),
                skeletons=loading("Loading", skeleton("h-24 w-full")),
                error=State.failed,
                on_retry=State.load,
            ),
            class_name="pt-4",
        ),
        class_name="panel p-5",
        id="channels-section",
    )


def _card(place: int, kind: ChannelKind) -> rx.Component:
    return channel_card(
        State.rows[place], kind.value, State.errors, answer=State.answers.get(kind.value, ""),
        works=State.works.get(kind.value, False), asking=State.asking == kind.value, turn=State.turn, events=State,
    )  # fmt: skip


def _key() -> rx.Component:
    return callout(
        rx.el.p("The key with which the webhook is signed. It is shown only now:"),
        rx.el.code(State.told, class_name="font-semibold [overflow-wrap:anywhere]"),
        rx.el.p(
            "X-Bidwell-Signature is sha256= and the HMAC-SHA256 of X-Bidwell-Timestamp, a dot, and the body.",
            class_name="secondary pt-1",
        ),
        tone="look",
    )
