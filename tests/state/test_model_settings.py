"""The settings of the model in a tab: the key goes in and is nowhere to be seen; a test answers in words."""

from collections.abc import Callable
from typing import Any

from app.domain.identity import Identity
from app.state.model_settings import ModelSettingsState
from tests.llm.fake_server import fake_model
from tests.runs.models import KEY
from tests.state.tabs import Tab

Open = Callable[[Identity], Tab]


def form(url: str, **known: str) -> dict[str, str]:
    plain = {"provider": "other", "model": "fake-1", "base_url": url, "key": KEY, "monthly_budget": "5",
             "input_price": "1", "output_price": "2"}  # fmt: skip
    return {f"model-{name}": value for name, value in (plain | known).items()}


async def at_settings(tab: Tab) -> Tab:
    await tab.open("/settings", ModelSettingsState.load)
    return tab


def everything(tab: Tab) -> str:
    """All that was ever sent to a browser."""
    return str([update.delta for _, update in tab._screen.updates])


async def test_a_model_is_set_up_tried_and_forgotten(alice: Identity, open_tab: Open, sql) -> None:
    tab = await at_settings(open_tab(alice))
    with fake_model(answer="ready") as model:
        await tab.send(ModelSettingsState.save(form(model.url)))
        await tab.send(ModelSettingsState.test())
        state = await tab.state(ModelSettingsState)
        assert (state.title, state.key, state.works) == (
            "fake-1 · Any OpenAI-compatible server",
            "set, ends …4f",
            True,
        )
        assert state.answer.startswith("fake-1 answered in")
        assert state.spent.endswith("of $5 this month")
        assert KEY not in everything(tab)
        await tab.send(ModelSettingsState.forget())
    assert sql("select count(*) from private.team_models") == [(0,)]


async def test_what_cannot_be_used_is_said_beside_its_field(alice: Identity, open_tab: Open) -> None:
    tab = await at_settings(open_tab(alice))
    for change, field in (
        ({"base_url": "ftp://x"}, "base_url"), ({"base_url": "https://u:p@x.example/v1"}, "base_url"),
        ({"model": ""}, "model"), ({"provider": "nobody"}, "provider"), ({"monthly_budget": "much"}, "monthly_budget"),
        ({"key": "schlüssel"}, "key"), ({"provider": "openai", "base_url": "", "key": ""}, "key"),
    ):  # fmt: skip
        await tab.send(ModelSettingsState.save(form("https://api.example/v1", **change)))
        assert list((await tab.state(ModelSettingsState)).errors) == [field]
        assert KEY not in everything(tab)


async def test_a_member_sees_but_does_not_change(alice: Identity, bob: Identity, open_tab: Open, sql) -> None:
    tab = await at_settings(open_tab(alice))
    with fake_model() as model:
        await tab.send(ModelSettingsState.save(form(model.url)))
        other = await at_settings(open_tab(bob))
        assert not (await other.state(ModelSettingsState)).may_change
        events: tuple[Any, ...] = (
            ModelSettingsState.save(form("https://evil.example/v1")), ModelSettingsState.switch(False),
            ModelSettingsState.forget(),
        )  # fmt: skip
        for event in events:
            await other.send(event)
        assert await other.sentences() == ["The model is the business of the team's owner and admins."]
        assert sql("select base_url, is_on from private.team_models") == [(model.url, True)]


async def test_a_local_address_that_is_not_open_is_said_so(alice: Identity, open_tab: Open) -> None:
    tab = await at_settings(open_tab(alice))
    await tab.send(ModelSettingsState.save(form("http://10.0.0.7:8080/v1")))
    await tab.send(ModelSettingsState.test())
    state = await tab.state(ModelSettingsState)
    assert not state.works
    assert "not open to models" in state.answer


async def test_another_provider_brings_its_address(alice: Identity, open_tab: Open) -> None:
    tab = await at_settings(open_tab(alice))
    await tab.send(ModelSettingsState.choose_provider("ollama"))
    assert (await tab.state(ModelSettingsState)).form["base_url"] == "http://127.0.0.1:11434/v1"
