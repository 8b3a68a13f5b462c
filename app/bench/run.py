"""Every measurement, once, in the order in which they are made; and making them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType

from app.bench import (
    advice,
    board,
    dashboard,
    feed,
    import_dump,
    letters,
    plans,
    quality,
    scoring,
    search,
    serving,
    upsert,
)
from app.bench.figure import Figure
from app.bench.ground import Ground, ground_of
from app.bench.size import Size
from app.domain.errors import BadInput

Measure = Callable[[Ground, Size], Awaitable[list[Figure]]]
Told = Callable[[str, list[Figure]], None]

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "upsert": upsert.measure,
        "import": import_dump.measure,
        "feed": feed.measure,
        "search": search.measure,
        "score": scoring.measure,
        "quality": quality.measure,
        "advice": advice.measure,
        "letters": letters.measure,
        "serving": serving.measure,
        "board": board.measure,
        "dashboard": dashboard.measure,
        "plans": plans.measure,
        "big-team": search.measure_big,
        "crowd": feed.measure_crowd,
    }
)
"""`--only` takes these names."""


def chosen(names: Sequence[str]) -> list[str]:
    """Those asked for, in our order; all when none is."""
    if unknown := sorted(set(names) - set(MEASURES)):
        raise BadInput(f"There is no figure called {', '.join(unknown)}. There are {', '.join(MEASURES)}.")
    return [name for name in MEASURES if name in names or not names]


async def run_bench(
    names: Sequence[str], size: Size, *, before: Callable[[str], None], after: Told
) -> dict[str, list[Figure]]:
    """Measure one after the other on one fresh ground, and tell as it goes."""
    done: dict[str, list[Figure]] = {}
    wanted = chosen(names)
    async with ground_of() as ground:
        for name in wanted:
            before(name)
            done[name] = await MEASURES[name](ground, size)
            after(name, done[name])
    return done
