"""What identifies or opens something is taken out before a model sees it; ordinary numbers stay."""

import pytest

from app.domain.redaction import redact


@pytest.mark.parametrize(
    "secret",
    [
        "jo@harbour.example", "jo (at) harbour (dot) example", "jo@harbour", "+44 20 7946 0958", "(555) 010-0199 55",
        "sk-proj-abcdefghij0123456789", "ghp_abcdefghij0123456789abcd", "AKIAIOSFODNN7EXAMPLE",
        "password: hunter22", "api key = abcd1234", "postgres://user:pass@db.example/x", "DE89 3704 0044 0532 0130 00",
        "4111 1111 1111 1111", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP",
    ],
)  # fmt: skip
def test_secrets_addresses_and_numbers_go(secret: str) -> None:
    said = redact(f"Please use {secret} today.")
    assert secret not in said
    assert said.startswith("Please use ")
    assert said.endswith("today.")
    assert "[" in said


@pytest.mark.parametrize(
    "plain",
    ["$1,500 in all", "2016–2019", "from 3 hours to 25 minutes", "react@18", "C++ and C#", "40 booking pages",
     "2023-05-01", "18 % in two months", "version 3.11.4", "20-30 hours a week", "1,234,567 rows"],
)  # fmt: skip
def test_ordinary_numbers_stay(plain: str) -> None:
    assert redact(f"We need {plain}.") == f"We need {plain}."
