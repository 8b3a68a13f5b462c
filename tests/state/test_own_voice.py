"""The settings of how one writes: habits are switched, samples are pasted, taken out and put back."""

from collections.abc import Callable

from app.domain.identity import Identity
from app.state.own_voice import OwnVoiceState
from tests.actions.test_own_voice import MINE
from tests.state.tabs import Tab


async def test_habits_and_samples_of_the_settings(
    alice: Identity, open_tab: Callable[[Identity], Tab]
) -> None:
    tab = open_tab(alice)
    await tab.open("/settings", OwnVoiceState.load)
    assert (await tab.state(OwnVoiceState)).sentence.startswith("n = 0 letters, too few")
    await tab.send(OwnVoiceState.add({"own-letters": "\n---\n".join([MINE] * 5)}))
    state = await tab.state(OwnVoiceState)
    assert (state.sentence, len(state.samples), state.turn) == ("Learned from 5 letters of yours.", 5, 1)
    await tab.send(OwnVoiceState.switch("greeting", False))
    assert {row["key"]: row["on"] for row in state.habits}["greeting"] == ""
    await tab.send(OwnVoiceState.remove(state.samples[0]["id"]))
    assert (state.habits, len(state.samples)) == ([], 4)
    await tab.send(OwnVoiceState.put_back(next(iter(state._taken_out))))
    assert len(state.samples) == 5
    assert {row["key"]: row["on"] for row in state.habits}["greeting"] == ""
    await tab.send(OwnVoiceState.remove("no-such"))
    assert "This sample is not there any more." in await tab.sentences()
