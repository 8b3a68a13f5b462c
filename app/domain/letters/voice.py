"""How a letter sounds: styles and temperature in words, and choosing a wording by seed."""

import hashlib
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.enums import LetterStyle
from app.domain.letters.lexicon import wording
from app.domain.letters.own_voice import AS_COMPOSED, OwnVoice


@dataclass(frozen=True)
class StyleChoice:
    style: LetterStyle
    label: str
    line: str


STYLES: tuple[StyleChoice, ...] = (
    StyleChoice(
        LetterStyle.DIRECT,
        "Plain and direct",
        "The client's need, your proof, one question. Short sentences.",
    ),
    StyleChoice(LetterStyle.WARM, "Warm", "Friendly without flattery, signed with your name."),
    StyleChoice(
        LetterStyle.CONSULTATIVE,
        "Consultative",
        "What decides whether the job goes well, before what you have done.",
    ),
    StyleChoice(
        LetterStyle.TECHNICAL,
        "Technical",
        "Parts, skills and the order of work, for a client who knows the trade.",
    ),
)
TEMPERATURES: tuple[tuple[float, str], ...] = ((0.0, "Plain"), (0.5, "Balanced"), (1.0, "Lively"))


def temperature_label(temperature: float) -> str:
    """The word for a temperature: the nearest of Plain, Balanced and Lively."""
    return min(TEMPERATURES, key=lambda t: abs(t[0] - temperature))[1]


@dataclass(frozen=True)
class Voice:
    """A style, a temperature and a seed: the same three always choose the same words."""

    style: LetterStyle
    temperature: float
    seed: int
    own: OwnVoice = AS_COMPOSED

    def draw(self, slot: str, count: int) -> int:
        """A number below `count`: 0 at temperature 0, else one of the first few, the more the livelier."""
        reach = 1 + round(max(0.0, min(1.0, self.temperature)) * (count - 1))
        digest = hashlib.sha256(f"{self.seed}|{slot}|{self.style.value}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % max(1, reach)

    def pick(self, slot: str, count: int, about: str) -> int:
        """A number below `count` by what the letter is about: two ads are not asked the same, however plain it is."""
        seed = self.seed if self.temperature > 0 else ""
        digest = hashlib.sha256(f"{seed}|{slot}|{about}".encode()).digest()
        return int.from_bytes(digest[:4], "big") % max(1, count)

    def phrase(self, part: str, slots: Mapping[str, str]) -> str:
        """A wording of this part whose gaps can all be filled; the drawn one, or the next that fits."""
        options = wording()[part]
        options = options[self.style.value] if isinstance(options, dict) else options
        start = self.draw(part, len(options))
        ordered: Sequence[str] = [*options[start:], *options[:start]]
        fitting = [o for o in ordered if all(slots.get(gap) for gap in gaps(o))]
        filled = [self.own.said(o).format(**slots) for o in fitting]
        fresh = [f for f in filled if not _repeats(f)] or filled
        return next(iter(self.own.nearest(fresh, part)), "")


def _repeats(text: str) -> bool:
    """Whether a filled wording says one of its own small words twice: "as a first build first"."""
    said = text.casefold().replace(",", " ").replace(".", " ").split()
    return any(said.count(word) > 1 for word in ("first", "way"))


def gaps(text: str) -> set[str]:
    """The names of the gaps in a wording."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
