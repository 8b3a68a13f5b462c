"""What a pasted ad says of pay and place in the middle of its sentences: "60-80 EUR/h", "fully remote"."""

import re

from app.domain.money import CURRENCIES, SYMBOLS, read_money

_SIGN = "|".join(re.escape(sign) for sign in sorted(SYMBOLS, key=len, reverse=True))
_CODE = rf"(?:{'|'.join(sorted(CURRENCIES))})\b"
_CURRENCY = rf"(?:{_SIGN}|{_CODE})"
_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,7}(?:[.,]\d{1,2})?(?!\d)"
_AMOUNT = rf"(?:{_CURRENCY}\s?)?(?:{_NUMBER})\s?k?(?:\s?{_CURRENCY})?"
_HOURS = r"h(?:ou)?r?s?\b"
_PER = rf"(?:/|\bper\b|\ba\b|\ban\b|\bp\.?)\s?(?:{_HOURS}|day\b|week\b|month\b|mo\b|year\b|yr\b|annum\b)"
_RANGE = rf"(?<![\w.,])(?:{_AMOUNT})(?:\s?(?:{_PER})?\s?(?:-|–|—|to|and)\s?(?:{_AMOUNT}))?"
_OFTEN = r"(?:hourly|daily|weekly|monthly|yearly|annually)\b"
_TIMED = re.compile(
    rf"(?:\b(?P<before>hourly|daily)\b[^\n\d]{{0,20}}?)?(?P<pay>{_RANGE})"
    rf"(?:\s?/?\s?(?:gross|net|brutto|netto))?(?P<period>\s{{0,2}}(?:{_PER}|{_OFTEN}))?", re.I
)  # fmt: skip
_TIMED_END = re.compile(rf"\s{{0,2}}(?:{_PER}|{_OFTEN})", re.I)
_WHOLE = re.compile(
    rf"(?P<about>\b(?:budget|fixed(?:[- ]price)?|flat|price|pays?|paying|fee)\b[^\n.!?\d]{{0,30}}?)?(?P<pay>{_RANGE})"
    rf"(?P<kind>\s(?:fixed|flat|total|for (?:the|this) (?:whole|project|job|work))\b)?", re.I
)  # fmt: skip
_NAMED = (
    (re.compile(r"(?<=\d)\s?(?:euros?)\b", re.I), " EUR"),
    (re.compile(r"(?<=\d)\s?(?:(?:us )?dollars?|bucks)\b", re.I), " USD"),
    (re.compile(r"(?<=\d)\s?pounds?\b", re.I), " GBP"),
)
_OTHER_MONEY = re.compile(
    r"\b(?:revenue|turnover|arr|mrr|sales|raised?|funding|funded|profits?|spend(?:ing)?|spent|valuation|worth|gmv|customers?|"
    r"subscriptions?|users?|bonus|equity|learning|training|education|travel|media|marketing|advertising)\b",
    re.I,
)
_CLAUSE = re.compile(r"[,.;:!?\n]|\b(?:and|but)\b", re.I)
_AROUND = 25
LEAST_A_YEAR = 8_000
"""Less is what the company gives for courses, not for the work."""
MOST_READ = 20_000

_REMOTE = re.compile(
    r"\b(?:fully|100 ?%|completely|entirely|all|totally)[ -]remote\b|\bremote[ -](?:only|first|job|position|role|work(?:ing)?|"
    r"contract|gig|opportunity|freelance\w*|ok|okay|friendly|possible|within|from|worldwide|anywhere)\b|"
    r"\bwork(?:ing)?(?: is)? (?:from home|from anywhere|remotely)\b|\b(?:wfh|home office)\b|"
    r"(?:^|[,;(|·•–-])[ \t]*remote[ \t]*(?=$|[,;.)|·•–-])",
    re.I | re.M,
)
_ON_SITE = re.compile(r"\bon[- ]?site (?:in|at|only|work|role|position|presence)\b", re.I)
_PARTLY = re.compile(r"\bin[- ](?:the )?(?:office|person)\b|\bat our offices?\b|\bhybrid\b", re.I)
_NOT = re.compile(r"\b(?:no|not|non|never|isn['’]?t|without|cannot|can['’]?t)\b[^.\n]{0,12}$", re.I)
_NOT_AFTER = re.compile(r"^[^.\n]{0,12}\b(?:not|impossible)\b", re.I)


def pay_in(text: str) -> str:
    """The first pay that the ad names, as a field of a file would have it; "" where it names none."""
    text = text[:MOST_READ]
    for named, code in _NAMED:
        text = named.sub(code, text)
    return _timed(text) or _whole(text)


def is_remote(text: str) -> bool | None:
    """Whether the work is done from anywhere; None where the ad does not say, or says both."""
    text = text[:MOST_READ]
    said = [
        not (_NOT.search(text[: m.start()][-40:]) or _NOT_AFTER.search(text[m.end() :][:40]))
        for m in _REMOTE.finditer(text)
    ]
    on_site = bool(_ON_SITE.search(text))
    if said and all(said) and not on_site and not _PARTLY.search(text):
        return True
    return False if on_site and not any(said) else None


def _timed(text: str) -> str:
    for found in _TIMED.finditer(text):
        period, before = found["period"] or "", found["before"] or ""
        if (period or before) and _is_pay(text, found):
            return f"{before} {found['pay']}{period}".strip()
    return ""


def _whole(text: str) -> str:
    for found in _WHOLE.finditer(text):
        is_timed = _TIMED_END.match(text, found.end())
        if (found["about"] or found["kind"]) and not is_timed and _is_pay(text, found):
            return f"{found['pay']} fixed"
    return ""


def _is_pay(text: str, found: re.Match[str]) -> bool:
    """An amount of some currency that is not what the company earns or spends."""
    start, end = found.start("pay"), found.end()
    before = _CLAUSE.split(text[max(0, start - _AROUND) : start])[-1]
    after = _CLAUSE.split(text[end : end + _AROUND])[0]
    money = read_money(found[0])
    if money is None or money.currency is None or not money.is_sensible:
        return False
    is_perk = money.period == "year" and (money.high or money.low or 0) < LEAST_A_YEAR
    return not is_perk and not _OTHER_MONEY.search(f"{before} {after}")
