"""What the settings show of the team's model: never its key."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.ext.asyncio import AsyncSession

from app.db.session import identity_in
from app.domain.enums import TeamRole
from app.domain.model_choice import PROVIDERS, known_prices
from app.queries.team_model import choice_of, spent_this_month, team_model


@dataclass(frozen=True)
class ModelSettings:
    """`form` are the texts of the form; `key` says what is there ("set, ends …4f"); `spent` is this month's."""

    is_set: bool
    is_on: bool
    may_change: bool
    form: dict[str, str]
    key: str
    title: str
    spent: str
    percent: int
    price: str


async def model_settings(db: AsyncSession) -> ModelSettings:
    """Of the team that asks."""
    row, spent = await team_model(db), await spent_this_month(db)
    may_change = identity_in(db).role in (TeamRole.OWNER, TeamRole.ADMIN)
    if row is None:
        form = {"provider": "openai", "base_url": PROVIDERS["openai"].base_url}
        return ModelSettings(False, False, may_change, form, "", "", _usd(spent), 0, "")
    choice = choice_of(row)
    budget = choice.monthly_budget
    form = {
        "provider": row.provider, "model": row.model, "base_url": row.base_url,
        "monthly_budget": _number(budget), "input_price": _number(row.input_price),
        "output_price": _number(row.output_price),
    }  # fmt: skip
    into, out = choice.prices
    price = f"${_number(into)} in and ${_number(out)} out a million tokens"
    if not choice.is_price_known:
        price = (
            f"Its price is not known, so it is counted at {price}. Say the price to have it counted rightly."
        )
    elif known_prices(row.provider, row.model) == (0, 0) and row.input_price is None:
        price = "It runs on this machine: nothing is counted."
    key = f"set, ends …{row.key_ends}" if row.sealed_key and row.key_ends else "set" if row.sealed_key else ""
    return ModelSettings(
        is_set=True, is_on=row.is_on, may_change=may_change, form=form, key=key,
        title=f"{row.model} · {PROVIDERS[row.provider].label}" if row.provider in PROVIDERS else row.model,
        spent=f"{_usd(spent)} of ${_number(budget)} this month" if budget else f"{_usd(spent)} this month",
        percent=min(100, round(100 * spent / budget)) if budget else 0, price=price,
    )  # fmt: skip


def _usd(amount: Decimal) -> str:
    return f"${amount:,.2f}" if amount >= Decimal("0.01") or not amount else "less than $0.01"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
