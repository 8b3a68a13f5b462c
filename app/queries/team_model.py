"""The team's language model: as the settings show it, and as a worker uses it."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.auth.keys import seal
from app.db.session import identity_in
from app.domain.model_choice import ModelChoice
from app.models.team_model import TeamModel

SPENT = text(
    "select c.count from public.usage_counters c where c.team_id = :team and c.metric = 'model_micro_usd'"
    " and c.day = private.spend_month(:team)"
)
MICRO = Decimal(1_000_000)


@dataclass(frozen=True)
class ReadyModel:
    """A model with its key in the clear: for the worker's hands only, never for a state."""

    choice: ModelChoice
    key: str | None

    def __repr__(self) -> str:
        return f"ReadyModel({self.choice.model!r})"


async def team_model(db: AsyncSession) -> TeamModel | None:
    """The row of the team that asks."""
    return await db.get(TeamModel, identity_in(db).team_id)


async def ready_model(db: AsyncSession) -> ReadyModel | None:
    """What a worker needs to ask the model; None where there is none, or it is switched off."""
    row = await team_model(db)
    if row is None or not row.is_on:
        return None
    key = seal().decrypt(row.sealed_key.encode()).decode() if row.sealed_key else None
    return ReadyModel(choice_of(row), key)


async def spent_this_month(db: AsyncSession) -> Decimal:
    """Dollars, what is reserved at this moment included."""
    count = (await db.execute(SPENT, {"team": identity_in(db).team_id})).scalar_one_or_none()
    return Decimal(count or 0) / MICRO


def choice_of(row: TeamModel) -> ModelChoice:
    return ModelChoice(
        row.provider, row.model, row.base_url, row.input_price, row.output_price, row.monthly_budget
    )
