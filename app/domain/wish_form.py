"""What a person wants, as typed: read into a SearchWish, and remarked upon where it looks like a slip."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.enums import Platform, ProjectType
from app.domain.forms import FormReader
from app.domain.money import CURRENCIES
from app.domain.profile import SearchWish
from app.domain.wording import amount_text, range_text

HIGHEST_HOURLY = Decimal(5_000)
HIGHEST_FIXED = Decimal(10_000_000)
FAR_ABOVE = 3

PLATFORMS = {Platform.UPWORK.value: "Upwork", Platform.LINKEDIN.value: "LinkedIn"}
PROJECT_TYPES = {
    ProjectType.SHORT_GIG.value: "Short gigs",
    ProjectType.MEDIUM_PROJECT.value: "Projects of some weeks",
    ProjectType.LONG_PROJECT.value: "Long projects",
    ProjectType.PART_TIME.value: "Part-time work",
    ProjectType.FULL_TIME.value: "Full-time work",
}
RANGES = (("current_hourly_min", "current_hourly_max"), ("hourly_min", "hourly_max"))
TOO_HIGH = "Rates here are for one hour. Is this one for a month or a year?"


def change_wish(wish: SearchWish, form: Mapping[str, Any]) -> SearchWish:
    """The wish with the fields that the form brings; the others stay as they are. Raises BadForm."""
    reader = FormReader(form)
    changed = replace(wish, **{name: read(reader, name) for name, read in _FIELDS.items() if name in reader})
    for low, high in RANGES:
        _refuse_swapped(reader, changed, low, high)
    reader.finish()
    return changed


def remarks(wish: SearchWish) -> list[str]:
    """Sentences about what is allowed but perhaps not meant."""
    found = [
        _dream_below_now(wish),
        _dream_far_above(wish),
        _fixed_below_an_hour(wish),
        "" if wish.project_types else "Nothing is chosen here, so every kind of work counts the same.",
    ]
    return [sentence for sentence in found if sentence]


def _hourly(reader: FormReader, name: str) -> Decimal | None:
    amount = reader.amount(name)
    if amount is not None and amount > HIGHEST_HOURLY:
        reader.refuse(name, TOO_HIGH)
    return amount


def _fixed(reader: FormReader, name: str) -> Decimal | None:
    amount = reader.amount(name)
    if amount is not None and amount > HIGHEST_FIXED:
        reader.refuse(name, "No job pays that much. Is there a nought too many?")
    return amount


def _platforms(reader: FormReader, name: str) -> tuple[Platform, ...]:
    chosen = reader.choices(name, PLATFORMS, "Choose platforms of the list.")
    if not chosen:
        reader.refuse(name, "Choose at least one platform, or no job can pass.")
    return tuple(Platform(each) for each in chosen)


def _project_types(reader: FormReader, name: str) -> tuple[ProjectType, ...]:
    chosen = reader.choices(name, PROJECT_TYPES, "Choose kinds of work of the list.")
    return tuple(ProjectType(each) for each in chosen)


_FIELDS: dict[str, Any] = {
    "current_hourly_min": _hourly,
    "current_hourly_max": _hourly,
    "hourly_min": _hourly,
    "hourly_max": _hourly,
    "fixed_budget_min": _fixed,
    "currency": lambda reader, name: reader.choice(name, CURRENCIES, "Choose a currency of the list."),
    "platforms": _platforms,
    "project_types": _project_types,
}


def _refuse_swapped(reader: FormReader, wish: SearchWish, low: str, high: str) -> None:
    """Said beside the field that was just typed; beside the upper one when both were."""
    least, most = getattr(wish, low), getattr(wish, high)
    if least is None or most is None or least <= most:
        return
    if high in reader:
        reader.refuse(high, f"This is below the {amount_text(least, wish.currency)} beside it.")
    else:
        reader.refuse(low, f"This is above the {amount_text(most, wish.currency)} beside it.")


def _dream_below_now(wish: SearchWish) -> str:
    now, dream = (
        _lowest(wish.current_hourly_min, wish.current_hourly_max),
        _lowest(wish.hourly_min, wish.hourly_max),
    )
    if now is None or dream is None or dream >= now:
        return ""
    return f"You dream of less ({_dreamt(wish)}) than you charge now ({_charged(wish)}). Is that meant?"


def _dream_far_above(wish: SearchWish) -> str:
    now, dream = (
        _lowest(wish.current_hourly_max, wish.current_hourly_min),
        _lowest(wish.hourly_min, wish.hourly_max),
    )
    if now is None or dream is None or dream <= now * FAR_ABOVE:
        return ""
    return (
        f"{_dreamt(wish)} is more than {FAR_ABOVE} times what you charge now ({_charged(wish)}): "
        "hardly any ad will pay that."
    )


def _fixed_below_an_hour(wish: SearchWish) -> str:
    hour = _lowest(wish.current_hourly_min, wish.hourly_min)
    if hour is None or wish.fixed_budget_min is None or wish.fixed_budget_min >= hour:
        return ""
    floor = amount_text(wish.fixed_budget_min, wish.currency)
    return f"A fixed floor of {floor} is less than one hour of yours ({amount_text(hour, wish.currency)})."


def _lowest(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    return first if first is not None else second


def _charged(wish: SearchWish) -> str:
    return range_text(wish.current_hourly_min, wish.current_hourly_max, wish.currency) + "/h"


def _dreamt(wish: SearchWish) -> str:
    return range_text(wish.hourly_min, wish.hourly_max, wish.currency) + "/h"
