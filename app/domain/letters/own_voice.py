"""How a person's own letters sound, and the wording of the next one that comes nearest to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.letters.words import sentences, tokens

NEAR = 4
"""So many words more or fewer in a sentence make no difference."""
SHORT_FORMS = {
    "I would": "I'd", "I will": "I'll", "I am": "I'm", "I have": "I've", "You would": "You'd", "you would": "you'd",
    "you will": "you'll", "you are": "you're", "It is": "It's", "it is": "it's", "That is": "That's",
    "that is": "that's", "What is": "What's", "do not": "don't", "is not": "isn't",
}  # fmt: skip
"""What is said the long way in Bidwell's own wording, and how a person says it who likes it short."""
_LONG = re.compile("|".join(rf"\b{said}\b" for said in SHORT_FORMS))


@dataclass(frozen=True)
class OwnVoice:
    """Habits to follow; what is empty or None is not known, or switched off."""

    greeting: str = ""
    sign_off: str = ""
    opener: str = ""
    sentence_words: int | None = None
    letter_words: int | None = None
    contracts: bool | None = None
    likes: frozenset[str] = frozenset()
    avoids: frozenset[str] = frozenset()

    def said(self, wording: str) -> str:
        """A piece of Bidwell's wording, its gaps not yet filled, in long or short forms."""
        return _LONG.sub(lambda found: SHORT_FORMS[found[0]], wording) if self.contracts else wording

    @property
    def told(self) -> list[str]:
        """The same for a model, in words."""
        known = [
            f"about {self.sentence_words} words a sentence" if self.sentence_words else "",
            f"about {self.letter_words} words in all" if self.letter_words else "",
            {True: "short forms such as I'd", False: "no short forms such as I'd", None: ""}[self.contracts],
            f"without the words {', '.join(sorted(self.avoids))}" if self.avoids else "",
        ]
        return [one for one in known if one]

    def nearest(self, options: Sequence[str], kind_of: str = "") -> list[str]:
        """The options, those first that sound most like the person; the order stays where none does more."""
        return sorted(options, key=lambda one: self._strangeness(one, kind_of))

    def _strangeness(self, text: str, kind_of: str) -> tuple[int, int, int, int]:
        said = words_of(text)
        strange_opener = kind_of == "opener" and self.opener != "" and opener_kind(text) != self.opener
        return (len(said & self.avoids), int(strange_opener), -len(said & self.likes), self._off_length(text))

    def _off_length(self, text: str) -> int:
        """How far the length of the sentences is off, in steps; 0 where it is near enough."""
        told = sentences(text)
        if self.sentence_words is None or not told:
            return 0
        usual = sum(len(one.text.split()) for one in told) / len(told)
        return max(0, round(abs(usual - self.sentence_words)) - NEAR) // 2


AS_COMPOSED = OwnVoice()
"""Nobody's habits: Bidwell's own wording as it stands."""


def words_of(text: str) -> frozenset[str]:
    return frozenset(token.text.casefold() for token in tokens(text))


QUESTION, NUMBER, ABOUT_THEM, OTHER = (
    "Asks a question",
    "Names a number",
    "Speaks of you and your",
    "Anything else",
)
_THEIRS = frozenset({"you", "your", "you're", "yours"})


def opener_kind(text: str) -> str:
    """What the first sentence after a greeting does."""
    found = [one.text.strip() for one in sentences(text)]
    first = next((one for one in found if len(one.split()) > 3), found[0] if found else "")
    if first.endswith("?"):
        return QUESTION
    if any(letter.isdigit() for letter in first):
        return NUMBER
    said = {word.strip(".,;:!").casefold() for word in first.replace("’", "'").split()}
    return ABOUT_THEM if said & _THEIRS else OTHER
