"""Styles and temperature are words, and every wording a letter can use is free of claims and clichés."""

import re

import pytest

from app.domain.enums import LetterStyle, Platform
from app.domain.letters.lexicon import trades, wording, worn_out
from app.domain.letters.review import review
from app.domain.letters.trace import Tracer
from app.domain.letters.voice import STYLES, TEMPERATURES, Voice, gaps, temperature_label
from tests.domain.letters.people import NOBODY, an_ad

SHOP = an_ad("Tea shop", "We want to sell more tea in our shop.")
SLOTS = {
    "need": "You want to sell more tea",
    "need_full": "You want to sell more tea",
    "need_low": "you want to sell more tea",
    "about": "Your post is about selling tea",
    "ving": "selling more tea",
    "Ving": "Selling more tea",
    "task": "selling green tea",
    "q": "Which tea sells best?",
    "q_low": "which tea sells best?",
    "name": "Mara",
}


def test_every_style_has_its_words() -> None:
    assert [s.style for s in STYLES] == list(LetterStyle)
    assert all(s.label and s.line.endswith(".") for s in STYLES)


@pytest.mark.parametrize(
    ("temperature", "label"),
    [(0, "Plain"), (0.2, "Plain"), (0.5, "Balanced"), (0.8, "Lively"), (1, "Lively")],
)
def test_a_temperature_is_a_word(temperature: float, label: str) -> None:
    assert temperature_label(temperature) == label
    assert [word for _, word in TEMPERATURES] == ["Plain", "Balanced", "Lively"]


def test_a_higher_temperature_reaches_further() -> None:
    for temperature, most in ((0.0, 0), (0.5, 2), (1.0, 4)):
        drawn = {Voice(LetterStyle.WARM, temperature, seed).draw("slot", 5) for seed in range(80)}
        assert max(drawn) == most


@pytest.mark.parametrize("trade", trades(), ids=lambda t: t["key"])
def test_every_wording_of_every_trade_is_free_of_claims_and_cliches(trade: dict) -> None:  # type: ignore[type-arg]
    tracer = Tracer(NOBODY, SHOP)
    for option in _all_sentences(trade):
        assert tracer.is_sound(option), option
        cliches = next(c for c in review(option, SHOP, NOBODY, Platform.UPWORK) if c.key == "cliches")
        assert cliches.ok, option


def _all_sentences(trade: dict) -> list[str]:  # type: ignore[type-arg]
    bare = {
        part: [re.sub(r"^(?:new|old): ", "", o) for o in trade[part]]
        for part in ("first", "principle", "decider", "parts")
    }
    templates = [
        t for part in ("opener", "plan", "question", "close") for ts in wording()[part].values() for t in ts
    ]
    sentences = []
    for template in templates:
        varied = next((p for p in bare if p in gaps(template)), "first")
        for option in bare[varied]:
            slots = (
                SLOTS
                | {p: os[0] for p, os in bare.items()}
                | {
                    varied: option,
                    "second": bare["first"][-1],
                    "check": trade["check"],
                }
            )
            sentences.append(template.format(**{k: v.replace("{thing}", "shop") for k, v in slots.items()}))
    asked = [re.sub(r"^(?:new|old): ", "", q["ask"]).format(thing="shop") for q in trade["questions"]]
    assert all(q.endswith("?") for q in asked)
    return sentences + asked


def test_patterns_in_the_data_are_sound() -> None:
    for trade in trades():
        for question in trade["questions"]:
            re.compile(question["unless"])
    assert sum(len(group["phrases"]) for group in worn_out()) > 150
