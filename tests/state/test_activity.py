"""The Activity page: what is asked for stands in the address, and a colleague's change comes by itself."""

from typing import Any

import pytest

from app.actions.applications import shortlist_job
from app.domain.identity import Identity
from app.queries.activity import BIDWELL, NEWEST, Asked
from app.state.activity import ActivityState, read_address
from tests.builders import MONDAY, a_job
from tests.state.tabs import tabs


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, Asked()),
        ({"kind": "letters", "who": BIDWELL, "before": "12"}, Asked("letters", BIDWELL, 12)),
        ({"kind": "nonsense", "who": "nobody", "before": "-3"}, Asked()),
        ({"kind": ["letters"], "who": "\x00", "before": "9" * 40}, Asked()),
        ({"before": "٣"}, Asked()),
    ],
)
def test_an_address_is_read_leniently(said: dict[str, Any], asked: Asked) -> None:
    assert read_address(said) == asked
    assert read_address(said).before <= NEWEST


async def test_the_address_decides_and_news_come_by_themselves(
    alice: Identity, bob: Identity, db_for: Any
) -> None:
    async with tabs() as open_tab:
        tab = open_tab(alice)
        await tab.open("/activity?kind=board", ActivityState.load)
        shown = await tab.state(ActivityState)
        assert (shown.loaded, shown.days, shown.kind) == (True, [], "board")
        async with db_for(bob) as db:
            await shortlist_job(db, (await a_job(db, "Booking site")).id, now=MONDAY)
        await tab.send(ActivityState.refresh())
        [day] = (await tab.state(ActivityState)).days
        [line] = day["lines"]
        assert (line["who"], line["words"], line["thing"]) == ("Bob", "shortlisted", "Booking site")
        await tab.send(ActivityState.choose_person(str(bob.user_id)))
        assert tab.redirects() == [f"/activity?kind=board&who={bob.user_id}"]
