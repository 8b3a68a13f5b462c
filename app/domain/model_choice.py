"""Which language model a team uses, what it may cost, and what is shown of its key."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.domain.forms import FormReader

MILLION = Decimal(1_000_000)
LONGEST_KEY = 400
MOST_BUDGET = 100_000
DEAREST = Decimal(75)
"""Dollars a million tokens: what a model of unknown price is counted at, so that a budget holds."""
PRICES = Path(__file__).parent / "data" / "model_prices.csv"


@dataclass(frozen=True)
class Provider:
    """Somebody who serves models in the OpenAI-compatible way."""

    label: str
    base_url: str
    needs_key: bool = True
    is_local: bool = False
    """Runs on a machine of one's own: costs nothing a token."""


PROVIDERS: dict[str, Provider] = {
    "openai": Provider("OpenAI", "https://api.openai.com/v1"),
    "openrouter": Provider("OpenRouter", "https://openrouter.ai/api/v1"),
    "mistral": Provider("Mistral", "https://api.mistral.ai/v1"),
    "groq": Provider("Groq", "https://api.groq.com/openai/v1"),
    "deepseek": Provider("DeepSeek", "https://api.deepseek.com/v1"),
    "gemini": Provider("Google Gemini", "https://generativelanguage.googleapis.com/v1beta/openai"),
    "ollama": Provider(
        "Ollama, on this machine", "http://127.0.0.1:11434/v1", needs_key=False, is_local=True
    ),
    "local": Provider(
        "Another server on this machine", "http://127.0.0.1:8080/v1", needs_key=False, is_local=True
    ),
    "other": Provider("Any OpenAI-compatible server", ""),
}
BAD_ADDRESS = "Write the base address of the server, such as https://api.openai.com/v1."


@dataclass(frozen=True)
class ModelChoice:
    """A model and its price in dollars a million tokens; `monthly_budget` None is no limit of one's own."""

    provider: str
    model: str
    base_url: str
    input_price: Decimal | None = None
    output_price: Decimal | None = None
    monthly_budget: Decimal | None = None

    @property
    def prices(self) -> tuple[Decimal, Decimal]:
        """What is counted: as said by the team, else by the table, else dear enough to be safe."""
        known = known_prices(self.provider, self.model) or (DEAREST, DEAREST)
        said = self.input_price, self.output_price
        return said[0] if said[0] is not None else known[0], said[1] if said[1] is not None else known[1]

    @property
    def is_price_known(self) -> bool:
        return self.input_price is not None or known_prices(self.provider, self.model) is not None


@dataclass(frozen=True)
class ModelForm:
    """The settings form. A key that was not typed stays as it is."""

    choice: ModelChoice
    key: str | None

    @classmethod
    def parse(cls, form: Mapping[str, Any]) -> "ModelForm":
        reader = FormReader(form)
        provider = reader.choice("provider", PROVIDERS, "Choose a provider of the list.")
        known = PROVIDERS.get(provider, PROVIDERS["other"])
        model = reader.line("model", missing="Write the name of the model, as its provider calls it.")
        address = reader.line("base_url", longest=500) or known.base_url
        if not is_address(address):
            reader.refuse("base_url", BAD_ADDRESS)
        budget = reader.amount("monthly_budget")
        if budget is not None and budget > MOST_BUDGET:
            reader.refuse("monthly_budget", f"At most {MOST_BUDGET:,} dollars a month.")
        choice = ModelChoice(
            provider,
            model,
            address.rstrip("/"),
            _price(reader, "input_price"),
            _price(reader, "output_price"),
            budget,
        )
        key = reader.line("key", longest=LONGEST_KEY)
        if not key.isascii():
            reader.refuse("key", "A key has plain letters and figures only. Copy it once more.")
        reader.finish()
        return cls(choice, key or None)


def _price(reader: FormReader, name: str) -> Decimal | None:
    """Dollars a million tokens; nought is a price, nothing is not."""
    return reader.number(name, most=999)


def is_address(address: str) -> bool:
    """An http(s) address without a name, password, query or fragment in it."""
    try:
        parts = urlsplit(address)
        port_is_fine = parts.port is None or 0 < parts.port < 65536
    except ValueError:
        return False
    plain = not (parts.username or parts.password or parts.query or parts.fragment)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain and port_is_fine


def key_ends(key: str) -> str:
    """ "4f": all that is ever shown of a key."""
    return key[-2:] if len(key) >= 12 else ""


def cost_usd(choice: ModelChoice, input_tokens: int, output_tokens: int) -> Decimal:
    """Dollars, to the millionth."""
    into, out = choice.prices
    exact = (into * input_tokens + out * output_tokens) / MILLION
    return exact.quantize(Decimal("0.000001"))


def known_prices(provider: str, model: str) -> tuple[Decimal, Decimal] | None:
    """Dollars a million tokens in and out, by the table; nothing for a model on one's own machine."""
    if PROVIDERS.get(provider, PROVIDERS["other"]).is_local:
        return Decimal(0), Decimal(0)
    name = model.lower().rpartition("/")[2]
    return next((prices for pattern, prices in _price_table() if fnmatchcase(name, pattern)), None)


@cache
def _price_table() -> tuple[tuple[str, tuple[Decimal, Decimal]], ...]:
    with PRICES.open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["pattern"], (Decimal(row["input_usd"]), Decimal(row["output_usd"])))
            for row in csv.DictReader(file)
        )
