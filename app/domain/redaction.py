"""Secrets, e-mail addresses and phone numbers taken out of a text before any model sees it."""

import re

_SECRETS = (
    re.compile(
        r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|\Z)", re.S
    ),
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}"),
    re.compile(r"\b(?:sk|pk|rk|ghp|gho|ghs|glpat|xox[abp]|AKIA|ASIA|AIza|hf|gsk|SG)[-_]?[A-Za-z0-9_-]{14,}"),
    re.compile(r"\b(?:bearer|basic)\s+[A-Za-z0-9+/_.=-]{12,}", re.I),
    re.compile(
        r"(?P<name>\b(?:pass(?:word|wd|phrase)?|pwd|secret|api[-_ ]?key|access[-_ ]?key|token|pin)\b\s*(?:is|[:=])\s*)"
        r"[\"'“]?[^\s\"'”,;]{4,}",
        re.I,
    ),
    re.compile(r"\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@]{1,100}:[^\s/@]{1,100}@\S+", re.I),
)
_EMAIL = re.compile(
    r"[\w.+'-]{1,64}\s?(?:@|\(at\)|\[at\]|＠)\s?[\w-]{1,63}(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]{2,63}){1,4}",
    re.I,
)
_HALF_EMAIL = re.compile(r"(?<![\w@])[\w.+-]{1,64}@(?!\d)[\w-]{2,63}\b")
_PHONE = re.compile(r"(?<![\w.$€£-])(?:\+|00)?\(?\d{1,4}\)?(?:[\s./()-]{0,2}\d{2,4}){2,5}(?![\w%]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"\b(?:\d[ -]?){13,19}\b")
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–/.]\s*(?:19|20)?\d\d(?:\s*[-/.]\s*\d\d?)?")


def redact(text: str) -> str:
    """The text with a word in brackets for whatever identifies or opens something."""
    for pattern in _SECRETS:
        text = pattern.sub(lambda m: f"{m.groupdict().get('name') or ''}[secret]", text)
    text = _HALF_EMAIL.sub("[e-mail address]", _EMAIL.sub("[e-mail address]", text))
    text = _IBAN.sub("[account number]", text)
    text = _CARD.sub(lambda m: "[card number]" if _is_card(m[0]) else m[0], text)
    return _PHONE.sub(lambda m: "[phone number]" if _is_phone(m[0]) else m[0], text)


def _is_phone(found: str) -> bool:
    """Nine digits and more, or seven with a plus; spans of years and dates are none."""
    digits = sum(one.isdigit() for one in found)
    international = found.startswith(("+", "00"))
    return (
        (digits >= 9 or (international and digits >= 7))
        and digits <= 16
        and not _YEARS.fullmatch(found.strip())
    )


def _is_card(found: str) -> bool:
    """By the check digit that every card number has."""
    digits = [int(one) for one in found if one.isdigit()][::-1]
    doubled = [(2 * d - 9 if d > 4 else 2 * d) if n % 2 else d for n, d in enumerate(digits)]
    return len(digits) >= 13 and sum(doubled) % 10 == 0
