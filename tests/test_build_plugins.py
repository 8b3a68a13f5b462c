"""The one change to Reflex's front-end files."""

from pathlib import Path

import reflex_base

from app.build_plugins import STATE_SCRIPT, without_talk

SHIPPED = Path(reflex_base.__file__).parent / ".templates" / "web" / STATE_SCRIPT


def test_the_socket_comes_and_goes_without_a_word_and_errors_are_still_told() -> None:
    shipped = SHIPPED.read_text()
    quiet = without_talk(shipped)
    assert "Disconnect websocket" in shipped
    assert "Disconnect websocket" not in quiet
    assert 'console.log("_call_function", e);' in quiet
    assert quiet.count("{") == quiet.count("}")
