"""A team with a language model: the fake one, at its local address."""

from typing import Any

from app.actions.team_model import choose_model
from app.db.session import team_session
from app.domain.identity import Identity
from app.runs import model_desk
from tests.llm.fake_server import FakeModel

KEY = "sk-canary-0123456789abcdef4f"


async def with_model(person: Identity, model: FakeModel, **known: Any) -> None:
    """From now on this team's agents ask it."""
    model_desk._breaker.succeeded(f"{person.team_id} {model.url}")
    form = {"provider": "other", "model": "fake-1", "base_url": model.url, "key": KEY, "monthly_budget": "5",
            "input_price": "1", "output_price": "2"}  # fmt: skip
    async with team_session(person) as db:
        await choose_model(db, form | {name: str(value) for name, value in known.items()})
