"""The few pages of an apply link as HTML; whatever comes from outside is escaped here, once."""

from collections.abc import Mapping
from datetime import datetime
from html import escape

from app.domain.card import exactly, zone
from app.queries.apply import ApplyPage

SHELL = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title} · Bidwell</title>
<link rel="icon" href="/favicon.svg">
<link rel="stylesheet" href="/styles/tokens.css">
<link rel="stylesheet" href="/link/apply.css">
<script src="/link/apply.js" defer></script>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""
Typed = Mapping[str, str]


def apply(page: ApplyPage, *, expires: datetime, problem: str = "", typed: Typed | None = None) -> str:
    """Everything needed to send this one application."""
    parts = (
        _head(page, expires),
        f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else "",
        _platform(page),
        _letter(page),
        _answers(page),
        _rate(page),
        _checklist(page),
        _done(page, typed or {}),
    )
    return _shell(f"Apply: {page.title}", "\n".join(part for part in parts if part))


def submitted(page: ApplyPage) -> str:
    """The card has moved."""
    return _says(
        "Noted: you applied",
        f"“{page.title}” is in Applied now, with a date to follow up. If that was a mistake, choose “Undo the last"
        " move” in the card’s menu on the board within a day.",
    )


def declined(page: ApplyPage) -> str:
    """The card is off the board."""
    return _says(
        "Noted: you let it go",
        f"“{page.title}” is off the board. It stays in the trash for 30 days, from where it can be put back.",
    )


def dead() -> str:
    """The one page for every link that does not open: it tells nothing about why."""
    return _says(
        "This link does not open anything",
        "An apply link works once, and for no longer than seven days. Whoever made it can make a new one on the page"
        " of the application.",
    )


def slow_down() -> str:
    """For a network that has tried too often."""
    return _says("Too many tries", "Wait a few minutes, then open your link again.")


def _says(title: str, words: str) -> str:
    return _shell(title, f"<h1>{escape(title)}</h1>\n<p>{escape(words)}</p>")


def _shell(title: str, content: str) -> str:
    return SHELL.replace("{title}", escape(title)).replace("{content}", content)


def _head(page: ApplyPage, expires: datetime) -> str:
    facts = " · ".join(escape(each) for each in (page.platform, page.pay) if each)
    return (
        f"<header><h1>{escape(page.title)}</h1>"
        f'<p class="meta">{facts}</p>'
        f'<p class="meta">Works once, until {escape(exactly(expires, zone(page.timezone)))}. '
        '<span class="timer" data-timer hidden>You have had this open for <span data-minutes>1 minute</span></span></p></header>'
    )


def _platform(page: ApplyPage) -> str:
    if not page.url:
        return '<p class="meta">The ad has no address: find it on the platform by its title.</p>'
    return (
        f'<p><a class="button primary" href="{escape(page.url)}" target="_blank" rel="noopener noreferrer nofollow">'
        f'Open on {escape(page.host)}<span class="sr-only"> (new tab)</span></a></p>'
    )


def _letter(page: ApplyPage) -> str:
    if not page.letter:
        return "<section><h2>Letter</h2><p>It was written elsewhere.</p></section>"
    note = (
        "" if page.is_ready else '<p class="problem">It is being changed and not marked ready any more.</p>'
    )
    return (
        f'<section><div class="line"><h2>Letter <span class="meta">{page.words} words</span></h2>'
        f'{_copy("letter", "letter")}</div>{note}<div class="letter" id="letter">{escape(page.letter)}</div></section>'
    )


def _answers(page: ApplyPage) -> str:
    if not page.answers:
        return ""
    items = "".join(
        f'<li><div class="line"><h3>{escape(asked)}</h3>{_copy(f"answer-{n}", f"answer {n}")}</div>'
        f'<p class="answer" id="answer-{n}">{escape(line)}</p></li>'
        for n, (asked, line) in enumerate(page.answers, 1)
    )
    return f"<section><h2>Answers</h2><ol>{items}</ol></section>"


def _rate(page: ApplyPage) -> str:
    if not page.rate:
        return ""
    return (
        f'<section><div class="line"><h2>Your rate</h2>{_copy("my-rate", "rate")}</div>'
        f'<p class="rate" id="my-rate" data-copies="{escape(page.rate_number)}">{escape(page.rate)}</p>'
        f'<p class="meta">{escape(page.rate_why)}</p></section>'
    )


def _checklist(page: ApplyPage) -> str:
    boxes = "".join(
        f'<li><label><input type="checkbox" data-check="{n}"><span>{escape(words)}</span></label></li>'
        for n, words in enumerate(page.checklist)
    )
    return f'<section><h2>Checklist</h2><ul class="checks">{boxes}</ul></section>'


def _done(page: ApplyPage, typed: Typed) -> str:
    named = "" if page.connects is None or page.connects_entered else str(page.connects)
    told = "entered" if page.connects_entered else ""
    fields = (
        _field("connects", "Connects spent", typed.get("connects", named), "numeric", told),
        _field("boost", "Boost", typed.get("boost", ""), "numeric", told),
        _field(
            "rate",
            f"{page.bids.capitalize()} bid ({page.currency})",
            typed.get("rate", page.bid_number),
            "decimal",
        ),
    )
    return (
        '<section class="done"><h2>When you have sent it</h2><form method="post">'
        f'<div class="fields">{"".join(fields)}</div>{_entered(page.connects_entered)}'
        '<button class="button primary" name="do" value="submitted">I submitted it</button></form>'
        '<form method="post"><button class="button" name="do" value="declined">I decided not to</button></form>'
        '<p class="meta">Bidwell sends nothing to any platform. Both can be taken back on the board.</p></section>'
    )


def _entered(connects: int) -> str:
    """So that nobody enters the same Connects twice."""
    if not connects:
        return ""
    are = "Connect is" if connects == 1 else "Connects are"
    return (
        f'<p class="meta" id="entered">{connects:,} {are} entered for this application already: write only what you'
        " spent besides, or leave it empty.</p>"
    )


def _field(name: str, label: str, value: str, mode: str, told_by: str = "") -> str:
    told = f' aria-describedby="{told_by}"' if told_by else ""
    return (
        f'<label for="{name}">{escape(label)}<input id="{name}" name="{name}" value="{escape(value[:24])}"'
        f' inputmode="{mode}" maxlength="24" autocomplete="off"{told}></label>'
    )


def _copy(target: str, what: str) -> str:
    return (
        f'<button type="button" class="button small" data-copy="{target}" hidden>Copy {escape(what)}</button>'
    )
