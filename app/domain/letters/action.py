"""What an ad wants done, and all that can be said about the ad."""

from dataclasses import dataclass

from app.domain.letters.verbs import gerund


@dataclass(frozen=True)
class Action:
    """Something the client wants done: verbs in their base form, and what they act on, said to the client."""

    verbs: tuple[str, ...]
    rest: str
    wanted: bool = False

    @property
    def infinitive(self) -> str:
        return f"{_listed(self.verbs)} {self.rest}"

    @property
    def gerund(self) -> str:
        return f"{_listed(tuple(gerund(v) for v in self.verbs))} {self.rest}"


@dataclass(frozen=True)
class Focus:
    """What can be said about an ad without guessing; any part may be missing."""

    goal: Action | None
    tasks: tuple[Action, ...]
    thing: str
    title: str
    plain_title: str
    choice: tuple[str, str] | None
    foreign: bool = False


def _listed(items: tuple[str, ...]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
