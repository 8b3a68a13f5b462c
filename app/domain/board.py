"""Where a card lies: positions are numbers, and between two of them there is always room for another."""

from decimal import Context, Decimal

EXACT = Context(prec=16_000)
"""Python would round to 28 digits, Postgres's numeric does not."""
GAP = Decimal(1)


def between(above: Decimal | None, below: Decimal | None) -> Decimal:
    """A position after `above` and before `below`, with as few digits as can be; None is an open end."""
    if above is None and below is None:
        return Decimal(0)
    if below is None:
        assert above is not None
        return EXACT.add(_whole(above), GAP)
    if above is None:
        return EXACT.subtract(_whole(below), GAP)
    if above >= below:
        raise ValueError("There is no room between two cards at the same position.")
    middle = EXACT.multiply(EXACT.add(above, below), Decimal("0.5"))
    for digits in range(_digits(middle)):
        shorter = middle.quantize(Decimal(1).scaleb(-digits), context=EXACT)
        if above < shorter < below:
            return shorter
    return middle


def _whole(position: Decimal) -> Decimal:
    return position.to_integral_value(context=EXACT)


def _digits(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
