"""Where recipes ask the team's model: within the run's caps and the month's budget, with every cost written down."""

import asyncio
from dataclasses import dataclass, field
from decimal import Decimal
from random import random
from time import monotonic
from typing import Any

from pydantic import BaseModel

from app.actions.team_model import BudgetMet, Reserved, reserve_spend, settle_spend
from app.actions.usage import LimitMet, reserve
from app.db.session import team_session
from app.domain.fence import RULES
from app.domain.identity import Identity
from app.domain.model_choice import cost_usd
from app.domain.redaction import redact
from app.llm.addresses import Reach
from app.llm.asking import REPAIRS, Asked, Limits, Line, ModelTrouble, OnText
from app.llm.breaker import Breaker
from app.llm.recording import Recording
from app.queries.team_model import ReadyModel, ready_model
from app.runs.run import Run
from app.settings import Settings, settings

CHARACTERS_A_TOKEN = 3
"""Fewer than in any usual language: what is put aside is rather too much."""
FREE_OF_CHARGE = ("not_allowed", "unreachable", "refused_key", "no_such_model", "too_many", "server_failed",
                  "redirected", "too_long_question")  # fmt: skip
"""Troubles in which no answer was made, so that nothing is owed."""
WORTH_A_SECOND_TRY = ("too_many", "server_failed", "unreachable")
PAUSE = 1.5
_breaker = Breaker()


@dataclass
class Caps:
    """What one run may ask for, whatever its recipe does in a loop."""

    calls: int = 12
    tokens: int = 80_000
    seconds: float = 150.0


@dataclass
class ModelDesk:
    """One run's way to the model. Answers are typed or plain words; whatever goes wrong is a ModelTrouble."""

    identity: Identity
    model: ReadyModel
    run: Run | None = None
    caps: Caps = field(default_factory=Caps)
    limits: Limits = field(default_factory=Limits)
    _calls: int = 0
    _tokens: int = 0
    _began: float = field(default_factory=monotonic)

    async def typed(self, instructions: str, question: str, output: type[BaseModel], *, prompt: str) -> Any:
        """An answer in this shape. `prompt` names the prompt and its version, for the trail."""
        ask = lambda line, told: line.typed(told, redact(question), output)  # noqa: E731
        return await self._ask(ask, instructions, question, prompt)

    async def text(
        self, instructions: str, question: str, *, prompt: str, on_text: OnText | None = None
    ) -> str:
        """Plain words."""
        ask = lambda line, told: line.text(told, redact(question), on_text)  # noqa: E731
        answer: str = await self._ask(ask, instructions, question, prompt)
        return answer

    async def _ask(self, ask: Any, instructions: str, question: str, prompt: str) -> Any:
        key = f"{self.identity.team_id} {self.model.choice.base_url}"
        told = f"{instructions.strip()}\n\n{RULES}"
        self._stay_within(told, question)
        if _breaker.is_open(key):
            raise ModelTrouble(
                "resting", "The model's server failed several times; it is left alone for a minute."
            )
        reserved = await self._reserve(told, question)
        try:
            asked = await self._once_or_twice(ask, told)
        except ModelTrouble as trouble:
            _breaker.failed(key)
            owed = Decimal(0) if trouble.code in FREE_OF_CHARGE else self._dearest(told, question)
            await self._settle(reserved, owed)
            raise
        except BaseException:
            await asyncio.shield(self._settle(reserved, self._dearest(told, question)))
            raise
        _breaker.succeeded(key)
        await self._account_for(asked, reserved, prompt)
        return asked.output

    async def _once_or_twice(self, ask: Any, told: str) -> Asked:
        line = _line(self.model, self.limits, settings())
        self._calls += 1
        try:
            asked: Asked = await ask(line, told)
        except ModelTrouble as trouble:
            if trouble.code not in WORTH_A_SECOND_TRY or self._calls >= self.caps.calls:
                raise
            await asyncio.sleep(PAUSE * (0.5 + random()))  # noqa: S311
            self._calls += 1
            asked = await ask(line, told)
        return asked

    def _stay_within(self, told: str, question: str) -> None:
        likely = self._tokens + (len(told) + len(question)) // CHARACTERS_A_TOKEN
        late = monotonic() - self._began > self.caps.seconds
        if self._calls >= self.caps.calls or likely > self.caps.tokens or late:
            raise ModelTrouble(
                "capped", "This run has asked the model as much as one run may.", may_help_later=False
            )

    async def _reserve(self, told: str, question: str) -> Reserved:
        try:
            async with team_session(self.identity) as db:
                await reserve(db, "model_calls")
                return await reserve_spend(
                    db, self._dearest(told, question), self.model.choice.monthly_budget
                )
        except BudgetMet as met:
            raise ModelTrouble("budget", met.sentence, may_help_later=False) from met
        except LimitMet as met:
            raise ModelTrouble("limit", met.sentence, may_help_later=False) from met

    def _dearest(self, told: str, question: str) -> Decimal:
        """What this call costs if the answer is as long as it may be, and has to be put right every time."""
        into = (len(told) + len(question)) // CHARACTERS_A_TOKEN + 400
        out = self.limits.answer_tokens
        turns = REPAIRS + 1
        return cost_usd(self.model.choice, turns * into + out * turns * REPAIRS // 2, turns * out)

    async def _account_for(self, asked: Asked, reserved: Reserved, prompt: str) -> None:
        cost = (
            Decimal(0)
            if asked.replayed
            else cost_usd(self.model.choice, asked.input_tokens, asked.output_tokens)
        )
        self._tokens += asked.input_tokens + asked.output_tokens
        await self._settle(reserved, cost)
        if self.run is not None:
            self.run.used(
                engine="model", model=self.model.choice.model, prompt_version=prompt, cost_usd=cost,
                input_tokens=asked.input_tokens, output_tokens=asked.output_tokens, calls=asked.calls,
                replayed=asked.replayed,
            )  # fmt: skip

    async def _settle(self, reserved: Reserved, cost: Decimal) -> None:
        async with team_session(self.identity) as db:
            await settle_spend(db, reserved, cost)


async def desk_for(run: Run, *, caps: Caps | None = None, limits: Limits | None = None) -> ModelDesk | None:
    """The desk of this run; None where the team has no model, and everything goes by rules."""
    async with team_session(run.identity) as db:
        model = await ready_model(db)
    if model is None:
        return None
    return ModelDesk(run.identity, model, run, caps or Caps(), limits or Limits())


def _line(model: ReadyModel, limits: Limits, config: Settings) -> Line:
    reach = Reach(
        loopback=config.is_embedded or config.allow_private_models, private=config.allow_private_models
    )
    recording = Recording(config.model_recordings) if config.model_recordings else None
    return Line(model.choice, model.key, reach, limits, recording)
