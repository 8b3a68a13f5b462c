"""Asking within caps and budget: money is put aside before, settled after, and never overspent."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from app.actions.team_model import choose_model, forget_model, reserve_spend, switch_model
from app.db.session import team_session
from app.domain.errors import NotAllowed
from app.domain.forms import BadForm
from app.domain.identity import Identity
from app.llm.asking import Limits, ModelTrouble
from app.queries.team_model import ready_model, spent_this_month
from app.runs import model_desk
from app.runs.model_check import check_model
from app.runs.model_desk import Caps, ModelDesk
from tests.llm.fake_server import fake_model
from tests.runs.models import KEY, with_model


async def desk(person: Identity, **known: object) -> ModelDesk:
    async with team_session(person) as db:
        model = await ready_model(db)
    assert model is not None
    return ModelDesk(person, model, **{"limits": Limits(seconds=2.0), **known})  # type: ignore[arg-type]


async def spent(person: Identity) -> Decimal:
    async with team_session(person) as db:
        return await spent_this_month(db)


async def test_a_call_costs_what_it_took_and_no_more(alice: Identity) -> None:
    with fake_model(answer="Four words are here.") as model:
        await with_model(alice, model)
        assert await (await desk(alice)).text("Write.", "Please.", prompt="t v1") == "Four words are here."
    asked = model.asked[0]
    tokens = len(str(asked["messages"])) // 4
    assert Decimal(0) < await spent(alice) < Decimal(tokens * 2 + 40) / 1_000_000


@pytest.mark.parametrize("mode", ["429", "500", "401"])
async def test_what_was_not_answered_costs_nothing(mode: str, alice: Identity, monkeypatch) -> None:
    monkeypatch.setattr(model_desk, "PAUSE", 0.01)
    with fake_model(mode) as model:
        await with_model(alice, model)
        with pytest.raises(ModelTrouble):
            await (await desk(alice)).text("Write.", "Please.", prompt="t v1")
    assert await spent(alice) == 0
    assert len(model.asked) == (1 if mode == "401" else 2)


async def test_a_spent_budget_stops_before_the_call(alice: Identity) -> None:
    with fake_model() as model:
        await with_model(alice, model, monthly_budget="0.001")
        with pytest.raises(ModelTrouble) as caught:
            await (await desk(alice)).text("Write.", "Please.", prompt="t v1")
        assert caught.value.code == "budget"
        assert "$0.001" in caught.value.sentence
        assert model.asked == []


async def test_twenty_at_once_never_overspend(alice: Identity) -> None:
    """Each puts the dearest outcome aside first, so together they stay below the budget."""
    with fake_model("slow", answer="word " * 400, seconds=0.2) as model:
        await with_model(alice, model, monthly_budget="0.05")
        desks = [await desk(alice, limits=Limits(seconds=8.0)) for _ in range(20)]
        done = await asyncio.gather(
            *(one.text("Write.", "Please.", prompt="t v1") for one in desks), return_exceptions=True
        )
    answered = sum(isinstance(one, str) for one in done)
    refused = sum(isinstance(one, ModelTrouble) and one.code == "budget" for one in done)
    assert answered + refused == 20
    assert 0 < answered < 20
    assert await spent(alice) <= Decimal("0.05")
    assert len(model.asked) == answered


async def test_a_loop_ends_at_the_runs_caps(alice: Identity) -> None:
    with fake_model() as model:
        await with_model(alice, model)
        asking = await desk(alice, caps=Caps(calls=3))
        for _ in range(3):
            await asking.text("Write.", "Please.", prompt="t v1")
        with pytest.raises(ModelTrouble) as caught:
            await asking.text("Write.", "Please.", prompt="t v1")
        assert (caught.value.code, len(model.asked)) == ("capped", 3)
        small = await desk(alice, caps=Caps(tokens=500))
        with pytest.raises(ModelTrouble):
            await small.text("Write.", "x" * 5_000, prompt="t v1")
    assert len(model.asked) == 3


async def test_a_failing_server_is_left_alone(alice: Identity, monkeypatch) -> None:
    monkeypatch.setattr(model_desk, "PAUSE", 0.0)
    with fake_model("garbage") as model:
        await with_model(alice, model)
        codes = []
        for _ in range(7):
            try:
                await (await desk(alice)).typed("Judge.", "x", _Shape, prompt="t v1")
            except ModelTrouble as trouble:
                codes.append(trouble.code)
    assert codes == ["unusable"] * 5 + ["resting"] * 2


class _Shape(model_desk.BaseModel):
    points: int


async def test_secrets_and_addresses_never_leave(alice: Identity) -> None:
    said = f"Write to jo@harbour.example or +44 20 7946 0958. Password: hunter22. Key {KEY}"
    with fake_model() as model:
        await with_model(alice, model)
        await (await desk(alice)).text("Write.", said, prompt="t v1")
    for canary in ("jo@harbour", "7946", "hunter22", KEY):
        assert canary not in model.prompts[0]


async def test_the_key_goes_in_and_never_comes_out(alice: Identity, sql) -> None:
    with fake_model() as model:
        await with_model(alice, model)
        assert (await check_model(alice))[0]
    [(sealed, ends)] = sql("select sealed_key, key_ends from private.team_models")
    assert KEY not in sealed
    assert ends == "4f"
    assert KEY not in str(sql("select payload from events"))
    async with team_session(alice) as db:
        assert KEY not in repr(await ready_model(db))


async def test_a_key_is_not_sent_to_another_address(alice: Identity, sql) -> None:
    with fake_model() as model:
        await with_model(alice, model)
    form = {"provider": "other", "model": "fake-1", "base_url": "https://evil.example/v1"}
    with pytest.raises(BadForm):
        async with team_session(alice) as db:
            await choose_model(db, form)
    assert sql("select base_url from private.team_models") == [(model.url,)]


async def test_only_owner_and_admins_choose(alice: Identity, bob: Identity, charlie: Identity, sql) -> None:
    with fake_model() as model:
        await with_model(alice, model)
        with pytest.raises(NotAllowed):
            await with_model(bob, model)
        async with team_session(charlie) as db:
            assert await ready_model(db) is None
        for act in (lambda db: switch_model(db, on=False), forget_model):
            with pytest.raises(NotAllowed):
                async with team_session(bob) as db:
                    await act(db)
        async with team_session(bob) as db:
            assert await ready_model(db) is not None


async def test_switched_off_is_no_model(alice: Identity) -> None:
    with fake_model() as model:
        await with_model(alice, model)
        async with team_session(alice) as db:
            await switch_model(db, on=False)
        assert await check_model(alice) == (False, "No model is set up, or it is switched off.")
        assert model.asked == []


async def test_a_check_says_in_words_whether_it_works(alice: Identity, sql) -> None:
    with fake_model(answer="ready") as model:
        await with_model(alice, model)
        works, words = await check_model(alice)
        assert works
        assert words.startswith("fake-1 answered in")
        model.mode = "401"
        assert await check_model(alice) == (
            False, "The model's server did not accept the key. Enter it anew in Settings."
        )  # fmt: skip


async def test_money_of_one_team_is_not_anothers(alice: Identity, charlie: Identity) -> None:
    async with team_session(charlie) as db:
        await reserve_spend(db, Decimal(3), None)
    assert await spent(alice) == 0
    stranger = replace(charlie, team_id=alice.team_id)
    with pytest.raises(NotAllowed):
        async with team_session(stranger) as db:
            await reserve_spend(db, Decimal(1), None)
