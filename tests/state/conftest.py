"""Tabs on an empty database."""

from collections.abc import AsyncIterator, Callable

import pytest_asyncio

from app.domain.identity import Identity
from tests.state.tabs import Tab, tabs


@pytest_asyncio.fixture
async def open_tab(database: object) -> AsyncIterator[Callable[[Identity], Tab]]:
    """`open_tab(alice)` is a tab of hers."""
    async with tabs() as opened:
        yield opened
