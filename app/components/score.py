"""The score and its reasons: a ring, two bars, and one row a part with the ad's own words."""

from typing import Any

import reflex as rx

from app.components.buttons import Text
from app.components.islands import source

GREEN_FROM = 75
AMBER_FROM = 55


def score_tone(score: rx.Var[int]) -> rx.Var[str]:
    """Green is a good score, amber a middling one, grey below."""
    return rx.cond(score >= GREEN_FROM, "ok", rx.cond(score >= AMBER_FROM, "look", "low"))


def score_ring(
    score: rx.Var[int], *, size: int = 44, provisional: bool | rx.Var[bool] = False
) -> rx.Component:
    """The score as a ring: 44 px in lists, 84 px in detail. A dashed track says it is provisional."""
    score = rx.Var.create(score)
    pen = 4 if size < 60 else 7
    middle, radius = str(size // 2), str((size - pen - 1) / 2)
    circle = {"cx": middle, "cy": middle, "r": radius, "stroke_width": str(pen)}
    track = {"strokeDasharray": rx.cond(provisional, "2 3", "none"), "pathLength": "100"}
    arc = {"strokeDasharray": f"{score} 100", "pathLength": "100"}
    return rx.el.svg(
        rx.el.svg.title(rx.cond(provisional, f"Score {score}, provisional", f"Score {score}")),
        rx.el.svg.circle(**circle, custom_attrs=track),
        rx.el.svg.circle(**circle, class_name="arc", custom_attrs=arc),
        rx.el.svg.text(f"{score}", x="50%", y="50%", style={"font_size": f"{round(size / 3.1)}px"}),
        width=str(size),
        height=str(size),
        view_box=f"0 0 {size} {size}",
        role="img",
        class_name="score-ring",
        custom_attrs={"data-tone": score_tone(score)},
    )


def worth_bar(label: str, value: rx.Var[int], sentence: Text) -> rx.Component:
    """Fit or worth: its name, its number, a bar, and the sentence that explains it."""
    value = rx.Var.create(value)
    return rx.el.div(
        rx.el.div(
            rx.el.span(label, class_name="meta text-muted"),
            rx.el.span(f"{value}", class_name="text-large font-semibold"),
            class_name="flex items-baseline justify-between",
        ),
        rx.el.div(
            rx.el.i(style={"width": f"{value}%"}),
            class_name="progress",
            aria_hidden="true",
            custom_attrs={"data-tone": score_tone(value)},
        ),
        rx.el.p(sentence, class_name="meta pt-2 text-muted"),
        class_name="self-start",
    )


def score_panel(
    score: rx.Var[int],
    *,
    fit: rx.Var[int],
    worth: rx.Var[int],
    fit_sentence: Text,
    worth_sentence: Text,
    provisional: bool | rx.Var[bool] = False,
) -> rx.Component:
    """The big ring with fit and worth beside it."""
    return rx.el.div(
        score_ring(score, size=84, provisional=provisional),
        rx.el.div(
            worth_bar("Fit", fit, fit_sentence),
            worth_bar("Worth", worth, worth_sentence),
            class_name="score-bars",
        ),
        class_name="panel flex items-center gap-5",
    )


class Marked(rx.Component):
    """A text with some stretches of it marked; [start, end] count code points, as Python does."""

    library = source("marked.jsx")
    tag = "Marked"

    text: rx.Var[str]
    marks: rx.Var[list[list[int]]]
    look: rx.Var[str]


def marked(text: Text, marks: rx.Var[list[list[int]]], *, look: str = "mark") -> rx.Component:
    """Text with marked stretches. `look="mark mark-look"` for demands in amber."""
    return Marked.create(text=text, marks=marks, look=look)


def part_rows(parts: rx.Var[list[dict[str, Any]]]) -> rx.Component:
    """One row a part: its name, the ad's words, the profile row it met, and points of how many."""
    return rx.el.dl(rx.foreach(parts, _part_row), class_name="rows border-y border-border")


def _part_row(part: rx.Var[dict[str, Any]]) -> rx.Component:
    quote, reason = part["quote"].to(str), part["reason"].to(str)
    missing, profile = part["missing"].to(list[str]), part["profile"].to(dict[str, str])
    return rx.el.div(
        rx.el.dt(part["label"].to(str), class_name="part-name"),
        rx.el.dd(
            rx.cond(
                quote != "",
                rx.el.span("“", marked(quote, part["marks"].to(list[list[int]])), "”"),
                rx.el.span(reason, class_name=rx.cond(part["known"].to(bool), "", "text-faint")),
            ),
            rx.cond(
                profile,
                rx.el.span(" ↔ ", profile["label"], class_name="text-faint"),
                rx.cond(quote != "", rx.el.span(" · ", reason, class_name="text-faint")),
            ),
            rx.cond(
                missing.length() > 0,
                rx.el.span(" · missing: ", missing.join(", "), class_name="text-faint"),
            ),
            class_name="part-reason min-w-0",
        ),
        rx.el.dd(
            part["whole"].to(str),
            rx.cond(part["whole_of"].to(str) != "", f"/{part['whole_of']}", ""),
            title=part["exact"].to(str),
            class_name="part-points",
        ),
        class_name="part",
    )
