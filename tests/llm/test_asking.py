"""A model that helps, and every way in which one does not: within its limits, and always with a sentence."""

import time
from pathlib import Path

import pytest
from pydantic import BaseModel, Field

from app.domain.model_choice import ModelChoice
from app.llm.addresses import Reach
from app.llm.asking import Limits, Line, ModelTrouble
from app.llm.recording import Recording
from tests.llm.fake_server import FakeModel, fake_model

HERE = Reach(loopback=True)


class Opinion(BaseModel):
    verdict: str = Field(max_length=40)
    points: int


def line(model: FakeModel, *, key: str | None = "sk-test-4f", seconds: float = 3.0, **known: object) -> Line:
    choice = ModelChoice("other", "fake-1", model.url)
    return Line(choice, key, **{"reach": HERE, "limits": Limits(seconds=seconds), **known})  # type: ignore[arg-type]


async def test_an_answer_comes_in_its_shape_and_says_what_it_took() -> None:
    with fake_model(answer={"verdict": "good", "points": 3}) as model:
        asked = await line(model).typed("You judge.", "How is it?", Opinion)
    assert asked.output == Opinion(verdict="good", points=3)
    assert asked.input_tokens > 0
    assert asked.output_tokens > 0
    assert (asked.calls, asked.replayed) == (1, False)
    assert model.headers[0]["authorization"] == "Bearer sk-test-4f"
    assert "tools" not in model.asked[0]


async def test_a_wrong_answer_is_sent_back_to_be_put_right() -> None:
    with fake_model("repair", answer={"verdict": "good", "points": 3}) as model:
        asked = await line(model).typed("You judge.", "How is it?", Opinion)
    assert asked.output.points == 3
    assert asked.calls == 2


async def test_text_is_streamed_as_it_comes() -> None:
    told: list[str] = []

    async def listen(so_far: str) -> None:
        told.append(so_far)

    with fake_model(answer="One two three four five.") as model:
        asked = await line(model).text("Write.", "Please.", listen)
    assert asked.output == "One two three four five."
    assert told[-1].strip() == "One two three four five."
    assert model.asked[0]["stream"] is True


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        ("hang", "too_slow"), ("429", "too_many"), ("500", "server_failed"), ("401", "refused_key"),
        ("404", "no_such_model"), ("garbage", "unusable"), ("not_json", "unusable"), ("cut", "unreachable"),
        ("huge", "too_long"), ("redirect", "redirected"), ("tool", "unusable"), ("html", "unusable"),
    ],
)  # fmt: skip
async def test_every_failure_is_a_sentence_within_the_limit(mode: str, code: str) -> None:
    began = time.monotonic()
    with fake_model(mode) as model, pytest.raises(ModelTrouble) as caught:
        await line(model, seconds=2.0).typed("You judge.", "How is it?", Opinion)
    assert time.monotonic() - began < 4
    assert caught.value.code in (code, "unusable" if mode == "cut" else code)
    assert caught.value.sentence.endswith(".")
    assert "sk-test" not in caught.value.sentence


async def test_a_stream_that_breaks_off_is_no_answer() -> None:
    async def listen(_: str) -> None:
        pass

    with fake_model("cut", answer="One two three four five six") as model, pytest.raises(ModelTrouble):
        await line(model).text("Write.", "Please.", listen)


async def test_nobody_at_home_is_a_sentence() -> None:
    with fake_model() as model:
        gone = line(model)
    with pytest.raises(ModelTrouble) as caught:
        await gone.typed("You judge.", "How is it?", Opinion)
    assert caught.value.code == "unreachable"


async def test_an_address_that_is_not_allowed_is_never_connected_to() -> None:
    with fake_model() as model:
        with pytest.raises(ModelTrouble) as caught:
            await line(model, reach=Reach()).typed("You judge.", "How is it?", Opinion)
        assert caught.value.code == "not_allowed"
        assert model.asked == []


async def test_a_recorded_answer_costs_no_call(tmp_path: Path) -> None:
    with fake_model(answer={"verdict": "good", "points": 3}) as model:
        first = await line(model, recording=Recording(tmp_path)).typed("You judge.", "How is it?", Opinion)
        again = await line(model, recording=Recording(tmp_path)).typed("You judge.", "How is it?", Opinion)
        gone = line(model, key="another", recording=Recording(tmp_path, is_closed=True))
        assert len(model.asked) == 1
    offline = await gone.typed("You judge.", "How is it?", Opinion)
    assert first.output == again.output == offline.output
    assert (first.replayed, again.replayed, offline.replayed) == (False, True, True)
    assert "sk-test" not in "".join(path.read_text() for path in tmp_path.iterdir())
    with pytest.raises(ModelTrouble):
        await gone.typed("You judge.", "Something else?", Opinion)


async def test_a_question_without_end_is_not_asked() -> None:
    with fake_model() as model:
        with pytest.raises(ModelTrouble) as caught:
            await line(model).text("Write.", "x" * 100_000)
        assert (caught.value.code, model.asked) == ("too_long_question", [])
