"""Who has which job open: a register that hears of tabs, and forgets those that fall silent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLACES: dict[str, str] = {"card": "has this open", "letter": "has the letter open"}
"""Where somebody can be, and how that is said."""
BEAT = 10.0
KEPT = 25.0
"""Seconds between two signs of life of a tab, and until one that gave none is forgotten."""


@dataclass(frozen=True)
class Somebody:
    """A person in a place, seen in one tab. What cannot be read is nobody: `heard` refuses it."""

    person: str
    job: str
    place: str


class Register:
    """What one process has heard, by team and tab. Times are seconds of any clock that does not go back."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[str, tuple[Somebody, float]]] = defaultdict(dict)

    def heard(self, said: Mapping[str, object], *, now: float) -> bool:
        """A sign of life, or without a job of leaving; True if there is something new to see."""
        team, tab = str(said["team"]), str(said["tab"])
        before = self._seen[team].pop(tab, None)
        if not said.get("job"):
            return before is not None
        place = str(said["place"])
        now_there = Somebody(str(said["person"]), str(said["job"]), place if place in PLACES else "card")
        self._seen[team][tab] = (now_there, now + KEPT)
        return before is None or before[0] != now_there

    def forget(self, *, now: float, gone: Iterable[str] = ()) -> set[str]:
        """Drop the tabs that are gone or silent; the teams that see a difference."""
        closed, differs = set(gone), set()
        for team, tabs in self._seen.items():
            for tab in [tab for tab, (_, until) in tabs.items() if until <= now or tab in closed]:
                del tabs[tab]
                differs.add(team)
        for team in [team for team, tabs in self._seen.items() if not tabs]:
            del self._seen[team]
        return differs

    def present(self, team: str, *, but: str) -> list[Somebody]:
        """Everybody else of the team, each once for a job and place, in a steady order."""
        tabs = self._seen.get(team, {}).values()
        return sorted(
            {each for each, _ in tabs if each.person != but}, key=lambda s: (s.job, s.person, s.place)
        )


def initials(name: str) -> str:
    """ "Ana Maria Silva" → "AS"; of an address its first letter."""
    words = [word for word in name.split("@")[0].replace(".", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper() or "?"
