"""The bench's figure of a drop on a full board, taken once with few drops: the command that prints it works."""

from dataclasses import replace
from typing import cast

from app.bench import board
from app.bench.ground import Ground
from app.bench.size import QUICK


async def test_a_drop_on_a_full_board_is_timed(built: None) -> None:
    (figure,) = await board.measure(cast(Ground, None), replace(QUICK, drops=3))
    assert 0 < figure.measured < 60
    assert figure.floor is not None
    assert figure.floor > 0
