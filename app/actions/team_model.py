"""Choosing the team's language model; its key goes in and never comes out. What it costs is counted before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.actions.events import record
from app.auth.keys import seal
from app.db.session import identity_in
from app.domain.enums import TeamRole
from app.domain.errors import NotAllowed, NotFound, UserFacingError
from app.domain.forms import BadForm
from app.domain.model_choice import PROVIDERS, ModelForm, key_ends
from app.models.team_model import TeamModel
from app.queries.team_model import MICRO, team_model

RESERVE = text("select private.reserve_spend(:team, :amount, :limit), private.spend_month(:team)")
SETTLE = text("select private.settle_spend(:team, :reserved, :spent, :month)")
UNLIMITED = 2**62
NOT_YOURS = "The model is the business of the team's owner and admins."
NONE_YET = "No model is set up yet."
NEEDS_KEY = "This provider needs a key. Make one in your account there, and paste it here."
SAME_SERVER = "The address is another one now, so its key has to be entered again."


class BudgetMet(UserFacingError):
    """The month's money for models is spent."""


@dataclass(frozen=True)
class Reserved:
    """Millionths of a dollar that are put aside for a call, in the month they were."""

    micro_usd: int
    month: date


async def choose_model(db: AsyncSession, form: Mapping[str, Any]) -> TeamModel:
    """Keep the settings. A key stays with the address it was given for: it is never sent to another one."""
    _require_admin(db)
    wanted = ModelForm.parse(form)
    row = await team_model(db)
    is_new_place = row is None or row.base_url != wanted.choice.base_url
    keeps_key = row is not None and row.sealed_key is not None and not is_new_place
    if wanted.key is None and not keeps_key and PROVIDERS[wanted.choice.provider].needs_key:
        moved = row is not None and row.sealed_key is not None
        if moved or wanted.choice.provider != "other":
            raise BadForm({"key": SAME_SERVER if moved else NEEDS_KEY})
    if row is None:
        row = TeamModel(team_id=identity_in(db).team_id, provider="", model="", base_url="")
        db.add(row)
    for name, value in vars(wanted.choice).items():
        setattr(row, name, value)
    if wanted.key is not None:
        row.sealed_key, row.key_ends = seal().encrypt(wanted.key.encode()).decode(), key_ends(wanted.key)
    elif is_new_place:
        row.sealed_key, row.key_ends = None, ""
    row.is_on, row.checked_at = True, None
    await db.flush()
    record(
        db, "model_chosen", entity_type="team", entity_id=row.team_id, provider=row.provider, model=row.model,
        base_url=row.base_url, key_changed=wanted.key is not None,
    )  # fmt: skip
    return row


async def switch_model(db: AsyncSession, *, on: bool) -> None:
    """Use it, or go on by rules; the settings stay."""
    row = await _chosen(db)
    row.is_on = on
    await db.flush()
    record(db, "model_switched", entity_type="team", entity_id=row.team_id, on=on)


async def forget_model(db: AsyncSession) -> None:
    """Take the model and its key away."""
    row = await _chosen(db)
    await db.delete(row)
    await db.flush()
    record(db, "model_forgotten", entity_type="team", entity_id=row.team_id)


async def model_checked(db: AsyncSession, *, now: datetime) -> None:
    """It has answered."""
    row = await _chosen(db)
    row.checked_at = now
    await db.flush()


async def reserve_spend(db: AsyncSession, usd: Decimal, budget: Decimal | None) -> Reserved:
    """Put money aside for a call, in one statement; BudgetMet where the month has none left."""
    amount = int((usd * MICRO).to_integral_value(ROUND_CEILING))
    limit = UNLIMITED if budget is None else int(budget * MICRO)
    values = {"team": identity_in(db).team_id, "amount": amount, "limit": limit}
    count, month = (await db.execute(RESERVE, values)).one()
    if count is None:
        raise BudgetMet(f"This month's budget for models (${budget}) is used up. The work goes on by rules.")
    return Reserved(amount, month)


async def settle_spend(db: AsyncSession, reserved: Reserved, usd: Decimal) -> None:
    """What it really cost takes the place of what was put aside."""
    spent = int((usd * MICRO).to_integral_value(ROUND_CEILING))
    values = {
        "team": identity_in(db).team_id, "reserved": reserved.micro_usd, "spent": spent, "month": reserved.month,
    }  # fmt: skip
    await db.execute(SETTLE, values)


async def _chosen(db: AsyncSession) -> TeamModel:
    _require_admin(db)
    row = await team_model(db)
    if row is None:
        raise NotFound(NONE_YET)
    return row


def _require_admin(db: AsyncSession) -> None:
    if identity_in(db).role not in (TeamRole.OWNER, TeamRole.ADMIN):
        raise NotAllowed(NOT_YOURS)
