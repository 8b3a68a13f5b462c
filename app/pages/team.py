"""The team: its name, who belongs to it and as what, invitations, and one's other teams."""

from typing import Any

import reflex as rx

from app.components.buttons import button
from app.components.copy_button import copy_button
from app.components.dialogs import modal
from app.components.forms import field, native_form, select, text_input
from app.components.page_states import loading, skeleton, when_loaded
from app.components.panels import panel_section
from app.components.words import callout
from app.domain.team import INVITATION_LASTS, LONGEST_NAME, ROLE_SENTENCES, ROLE_WORDS
from app.pages import routes
from app.pages.frame import framed
from app.state.team import TeamState as State

LOAD = (State.load,)
Member = rx.Var[dict[str, Any]]
MAY_MANAGE = State.roles.length() > 0


def page() -> rx.Component:
    return framed(
        rx.el.div(
            rx.cond(State.refused != "", callout(State.refused, tone="bad", role="alert")),
            when_loaded(
                State.loaded,
                rx.el.div(
                    panel_section("Name", _name()),
                    panel_section(
                        "Members", rx.el.ul(rx.foreach(State.members, _member), class_name="flex flex-col")
                    ),
                    rx.cond(
                        MAY_MANAGE,
                        panel_section("Invite somebody", _invite(), "By an address that is good once."),
                    ),
                    rx.cond(State.my_teams.length() > 1, panel_section("Your teams", _teams())),
                    class_name="flex flex-col gap-5",
                ),
                skeletons=loading("Loading", skeleton("h-24 w-full"), skeleton("mt-4 h-40 w-full")),
                error=State.failed,
                on_retry=State.load,
            ),
            _question(),
            class_name="mx-auto flex max-w-[720px] flex-col gap-5",
        ),
        title="Team",
        sentence="Who works here with you",
        active=routes.SETTINGS,
    )


def _name() -> rx.Component:
    form = field(
        "Name of the team",
        text_input(
            "team-name",
            max_length=LONGEST_NAME,
            default_value=State.name,
            error=State.errors.get("team-name", ""),
            on_blur=State.rename,
        ),
        name="team-name",
        help="Saved when you leave the field.",
        error=State.errors.get("team-name", ""),
    )
    return rx.cond(MAY_MANAGE, form, rx.el.p(State.name, class_name="font-semibold"))


def _member(member: Member) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(member["name"], class_name="block truncate font-semibold"),
            rx.el.span(member["email"], class_name="meta block truncate"),
            class_name="min-w-0 flex-1",
        ),
        rx.cond(
            member["may_manage"].to(bool),
            _role(member),
            rx.el.span(member["role_words"], class_name="secondary"),
        ),
        rx.cond(
            member["is_me"].to(bool) & (member["role"] != "owner"),
            button("Leave", small=True, on_click=State.ask("leave", "", "")),
        ),
        rx.cond(
            member["may_manage"].to(bool),
            rx.fragment(
                rx.cond(
                    State.is_owner,
                    button(
                        "Make owner",
                        small=True,
                        look="quiet",
                        on_click=State.ask("owner", member["id"].to(str), member["name"].to(str)),
                    ),
                ),
                button(
                    "Remove",
                    small=True,
                    on_click=State.ask("remove", member["id"].to(str), member["name"].to(str)),
                    aria_label=rx.Var.create(f"Remove {member['name']}"),
                ),
            ),
        ),
        class_name="flex flex-wrap items-center gap-3 border-t border-border py-3 first:border-t-0",
    )


def _role(member: Member) -> rx.Component:
    """Only the roles that the person who looks may give."""
    return rx.el.select(
        rx.foreach(State.roles, lambda role: rx.el.option(_role_words(role), value=role)),
        value=member["role"].to(str),
        on_change=lambda role: State.give_role(member["id"].to(str), role),
        aria_label=rx.Var.create(f"Role of {member['name']}"),
        class_name="input w-auto",
    )


def _role_words(role: rx.Var[str]) -> rx.Var[str]:
    return rx.match(role, *[(each.value, words) for each, words in ROLE_WORDS.items()], role)


def _invite() -> rx.Component:
    choices = [
        (role.value, f"{ROLE_WORDS[role]}: {words}") for role, words in reversed(ROLE_SENTENCES.items())
    ]
    both = rx.el.form(
        field(
            "As",
            rx.cond(
                State.is_owner,
                select("role", choices, default_value="member"),
                select("role", choices[:-1], default_value="member"),
            ),
            name="role",
        ),
        button("Make an invitation", submit=True, look="primary"),
        on_submit=State.invite,
        aria_label="Invite somebody",
        class_name="flex flex-col items-start gap-3",
    )
    return rx.el.div(
        both,
        rx.cond(State.link != "", rx.el.div(_link(), class_name="pt-4")),
        rx.cond(
            State.invitations.length() > 0,
            rx.el.div(
                rx.el.h3("Open invitations", class_name="field-label pt-4"),
                rx.el.ul(rx.foreach(State.invitations, _open_invitation)),
            ),
        ),
    )


def _link() -> rx.Component:
    return callout(
        rx.el.p(
            "Send this address to one person. It works once, for "
            f"{INVITATION_LASTS.days} days, and is shown only now."
        ),
        rx.el.div(
            text_input("invitation-link", max_length=400, default_value=State.link, key=State.link, read_only=True,
                       aria_label="The address of the invitation"),
            copy_button(State.link, label="Copy"),
            class_name="flex gap-2 pt-2",
        ),
        tone="ok",
    )  # fmt: skip


def _open_invitation(invitation: rx.Var[dict[str, str]]) -> rx.Component:
    return rx.el.li(
        rx.el.span(invitation["words"], class_name="flex-1"),
        button("Take back", small=True, on_click=State.revoke(invitation["id"])),
        class_name="flex items-center gap-3 py-2",
    )


def _teams() -> rx.Component:
    return rx.el.ul(rx.foreach(State.my_teams, _team))


def _team(team: rx.Var[dict[str, Any]]) -> rx.Component:
    return rx.el.li(
        rx.el.span(team["name"], class_name="min-w-0 truncate font-semibold"),
        rx.el.span(team["role_words"], class_name="secondary flex-1"),
        rx.cond(
            team["is_this"].to(bool),
            rx.el.span("You are here", class_name="meta"),
            native_form(
                rx.el.input(type="hidden", name="team", value=team["id"].to(str), read_only=True),
                button("Go there", small=True, submit=True),
                action=routes.TEAM_POST,
            ),
        ),
        class_name="flex items-center gap-3 py-2",
    )


def _question() -> rx.Component:
    kind, name = State.question["kind"], State.question["name"]
    return modal(
        rx.match(
            kind,
            (
                "remove",
                _answer(
                    rx.fragment(
                        rx.el.strong(name),
                        " sees nothing of this team any more, at once. What they did stays.",
                    ),
                    button("Remove from the team", look="danger", on_click=State.remove),
                ),
            ),
            (
                "owner",
                _answer(
                    rx.fragment(
                        rx.el.strong(name),
                        " owns the team then; you become an admin and cannot take it back.",
                    ),
                    button("Hand the team over", look="danger", on_click=State.hand_over),
                ),
            ),
            (
                "leave",
                _answer(
                    "You see nothing of this team any more. Only a new invitation brings you back.",
                    native_form(
                        button("Leave the team", look="danger", submit=True), action=routes.LEAVE_POST
                    ),
                ),
            ),
            rx.fragment(),
        ),
        open=kind != "",
        title="Are you sure?",
        on_close=State.do_not,
    )


def _answer(sentence: rx.Component | str, act: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.p(sentence, class_name="secondary"),
        rx.el.div(act, button("Not now", on_click=State.do_not), class_name="flex flex-wrap gap-2 pt-4"),
    )
