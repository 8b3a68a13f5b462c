"""The parts of a letter while it is put together: their order by style, and what goes when it grows long."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.enums import LetterStyle
from app.domain.letters.gaps import PLACEHOLDER


@dataclass
class Draft:
    """The sentences of a letter by their purpose."""

    style: LetterStyle
    greeting: list[str] = field(default_factory=list)
    start: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    proof: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    plan: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    question: list[str] = field(default_factory=list)
    close: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Paragraphs in the order of the style, the demanded words first and last."""
        head = [] if self._starts_short() else ["\n".join(self.start)]
        tail = ["\n".join(self.answers), " ".join(self.question), *self.close]
        return "\n\n".join(p for p in [*self.greeting, *head, *self._body(), *tail] if p)

    def _body(self) -> list[str]:
        start = self.start if self._starts_short() else []
        opening = " ".join([*start, *self.opening, *self.line])
        plan = " ".join(self.plan)
        if self.style is LetterStyle.DIRECT:
            rest = " ".join([*self.proof[1:], *self.skills])
            return [" ".join([opening, *self.proof[:1]]).strip(), rest, plan]
        if self.style is LetterStyle.CONSULTATIVE:
            return [opening, plan, " ".join([*self.proof, *self.skills])]
        if self.style is LetterStyle.TECHNICAL:
            return [opening, " ".join([*self.skills, *self.proof]), plan]
        return [opening, " ".join([*self.proof, *self.skills]), plan]

    def _starts_short(self) -> bool:
        """A word or two goes before the opening; an answer gets a line of its own."""
        return all(_is_short(words) for words in self.start)

    def fit(self, is_short: Callable[[str], bool], *, keep_plan: bool) -> None:
        """Leave out, from the least to the more telling, what makes it too long."""
        cuts = [(self.proof, 2), (self.skills, 0), (self.line, 0), (self.proof, 1)]
        if not keep_plan:
            cuts.append((self.plan, 0))
        for part, keep in [*cuts, (self.question, 0)]:
            while len(part) > keep and not is_short(self.text):
                part.pop()

    def settle(self, is_sound: Callable[[str], bool]) -> None:
        """Take out again whatever cannot be traced in the letter as a whole."""
        for part in (
            self.line,
            self.skills,
            self.proof,
            self.plan,
            self.opening,
            self.answers,
            self.start,
            self.greeting,
            self.close,
        ):
            while part and not is_sound(self.text):
                part.pop()


def word_count(text: str) -> int:
    """Words as a reader counts them; gaps do not count."""
    return len(PLACEHOLDER.sub(" ", text).split())


def _is_short(text: str) -> bool:
    return len(text.split()) <= 3 and not text.startswith("«")
