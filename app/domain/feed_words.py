"""What the feed says about itself: its header, its empty states, what each filter hides."""

from collections.abc import Mapping

from app.domain.job_filter import View
from app.domain.wording import counted


def feed_sentence(
    view: View,
    *,
    passing: int,
    in_view: int,
    tightness: int,
    is_stranger: bool,
    has_bar: bool = True,
    shown: int | None = None,
) -> str:
    """The header's one sentence; "" where there is nothing to say yet.

    `has_bar`: only those that pass are shown. `shown`: what the other filters leave.
    """
    if not in_view:
        return ""
    measured = f"{passing:,} of {in_view:,} pass at tightness {tightness}"
    if not has_bar and shown is None:
        measured = f"All {counted(in_view, 'job')}; {passing:,} of them pass at tightness {tightness}"
    if shown is not None:
        measured = f"{counted(shown, 'job')} shown; {measured}"
    return {
        View.OPEN: counted(in_view, "job") if is_stranger else measured,
        View.BOARD: f"{counted(in_view, 'job')} on your board",
        View.DISMISSED: f"{counted(in_view, 'job')} put aside",
        View.ALL: f"{counted(in_view, 'job')} in all",
    }[view]


def hidden_words(
    hidden: Mapping[str, int], active: Mapping[str, str], tightness: int
) -> list[dict[str, str]]:
    """For each filter that hides jobs all by itself: how many, and its name, to relax it by. Most first."""
    names = {"passing": f"the bar of tightness {tightness}", "hiding": "your hide list", **active}
    most_first = sorted(hidden.items(), key=lambda item: -item[1])
    return [
        {"name": name, "words": f"{n:,} hidden by {names[name]}"} for name, n in most_first if name in names
    ]


def empty_words(view: View, *, has_jobs: bool, in_view: int, coming: str | None = None) -> tuple[str, str]:
    """Why the list is empty, and what comes next. `coming`: how far an import is that is going on."""
    if coming is not None:
        far = f"{coming[:1].upper()}{coming[1:]}. " if coming else ""
        return (
            "Your jobs are being imported.",
            f"{far}They appear here by themselves, the best for you first.",
        )
    if in_view:
        return "No job passes all of these filters.", "Take one away, and the jobs behind it are shown."
    if not has_jobs:
        return "No jobs yet.", "Import a file of job ads, and the best for you come first, with reasons."
    return {
        View.OPEN: ("All caught up.", "Every job is on your board or put aside. New ones appear here."),
        View.BOARD: ("Nothing is on your board yet.", "Shortlist a job, and it goes to the first column."),
        View.DISMISSED: ("Nothing is put aside.", "Jobs that are not for you end up here and can come back."),
        View.ALL: ("No jobs yet.", "Import a file of job ads."),
    }[view]


STRANGER = "Your profile says nothing yet, so every job is shown. Add your skills, and what fits comes first."


def notes(
    *,
    nothing_passes: bool,
    is_stranger: bool,
    is_cut: bool,
    is_loose: bool,
    tightness: int,
    most_found: int,
) -> list[str]:
    """Calm remarks above the list."""
    said = [STRANGER] if is_stranger else []
    if nothing_passes:
        said.append(f"Nothing passes at tightness {tightness}, so all jobs are shown, best first.")
    if is_cut:
        said.append(f"Very many jobs hold these words; the newest {most_found:,} were looked at. Add a word.")
    if is_loose:
        said.append("Hardly any job says this. These come nearest in words or in meaning.")
    return said
