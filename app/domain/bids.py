"""What applying costs: the balance of Connects, what a reply and a win cost, and when a bid pays for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from app.domain.errors import BadInput
from app.domain.odds import ENOUGH, wilson
from app.domain.wording import amount_text, counted

CONNECT_PRICE = Decimal("0.15")
"""US dollars that Upwork asks for one Connect."""
MOST = 100_000
MANY_BIDS = 1000
"""More than anybody sends: beyond it the exact number says nothing."""


class BidKind(StrEnum):
    """What an entry is. `returned` and `bought` add to the balance, the others take from it."""

    BID = "bid"
    BOOST = "boost"
    RETURNED = "returned"
    BOUGHT = "bought"


KIND_WORDS = {
    BidKind.BID: "Spent on the bid",
    BidKind.BOOST: "Spent on a boost",
    BidKind.RETURNED: "Given back",
    BidKind.BOUGHT: "Bought or granted",
}
SPENDS = frozenset({BidKind.BID, BidKind.BOOST})


@dataclass(frozen=True)
class Entry:
    """One line of the ledger; `application` tells entries of one application from another's."""

    kind: BidKind
    amount: int
    application: str = ""


@dataclass(frozen=True)
class Reached:
    """How many of the applications that Connects were spent on came so far."""

    sent: int
    replies: int
    interviews: int
    wins: int


def balance(entries: Iterable[Entry]) -> int | None:
    """Connects left; None while nobody has said what was there to begin with."""
    known = list(entries)
    if not any(each.kind is BidKind.BOUGHT for each in known):
        return None
    return sum(-each.amount if each.kind in SPENDS else each.amount for each in known)


def spent_net(entries: Iterable[Entry]) -> int:
    """Spent on bids and boosts, less what came back."""
    signs = {BidKind.BID: 1, BidKind.BOOST: 1, BidKind.RETURNED: -1, BidKind.BOUGHT: 0}
    return sum(signs[each.kind] * each.amount for each in entries)


def refuse_impossible(new: Entry, *, mine: Iterable[Entry], of_application: Iterable[Entry]) -> None:
    """No more comes back than went out for that application, and no more goes out than is left, where it is known."""
    if new.kind is BidKind.RETURNED:
        spent = max(spent_net(of_application), 0)
        if not spent:
            raise BadInput("Nothing is entered as spent on this application, so nothing can be given back.")
        if new.amount > spent:
            raise BadInput(
                f"{counted(spent, 'Connect')} spent on this application: no more than that can be given back."
            )
    left = balance(mine)
    if new.kind in SPENDS and left is not None and new.amount > left:
        raise BadInput(
            f"By the ledger you have {left_words(left)} left. If there are more, enter them as bought or granted"
            " on the page Bids and letters first."
        )


def left_words(connects: int) -> str:
    """ "286 Connects", with the sign of a number below zero."""
    return counted(connects, "Connect").replace("-", "−")


def cost_words(connects: int) -> str:
    """ "12 Connects ($1.80)"."""
    return f"{counted(connects, 'Connect')} ({_dollars(connects)})"


def cost_each(spent: int, count: int, noun: str) -> str:
    """What one reply, interview or win has cost so far; how many there are stands beside it."""
    if count == 0:
        return f"No {noun} yet for {cost_words(spent)}." if spent else f"No {noun} yet."
    each = Decimal(spent) / count
    return f"{each.quantize(Decimal('0.1'))} Connects (${each * CONNECT_PRICE:.2f}) each, n = {count}"


def average_bid(entries: Iterable[Entry]) -> int | None:
    """What one's bids and boosts took for each application; None before the first."""
    spent: dict[str, int] = {}
    for each in entries:
        if each.kind in SPENDS and each.application:
            spent[each.application] = spent.get(each.application, 0) + each.amount
    return max(round(sum(spent.values()) / len(spent)), 1) if spent else None


@dataclass(frozen=True)
class Paid:
    """What a win brings: a price in dollars, or an hourly rate with its worth in dollars, nearly."""

    price: Decimal | None = None
    rate: str = ""
    rate_in_dollars: Decimal | None = None


def break_even(connects: int, paid: Paid, reached: Reached, *, is_usual: bool = False) -> list[str]:
    """When this bid pays for itself: the chance it needs, and what one's own record says of the chance.

    With `is_usual` the ad names no number of Connects, and these are what one's own bids usually take.
    """
    cost = connects * CONNECT_PRICE
    said = [
        f"The ad does not say what it takes; your bids took {cost_words(connects)} on average."
        if is_usual
        else f"This bid costs {cost_words(connects)}."
    ]
    if paid.price is not None and paid.price > 0 and cost > 0:
        once_in = int(paid.price / cost)
        needed = f"with one win in {once_in:,} such bids" if once_in > 1 else "only if every such bid is won"
        needed = (
            f"it pays for itself {needed}"
            if once_in <= MANY_BIDS
            else f"one win pays for over {MANY_BIDS:,} such bids"
        )
        said.append(f"At {amount_text(paid.price, 'USD')} {needed}.")
    elif paid.rate_in_dollars is not None and paid.rate_in_dollars > 0:
        minutes = int((cost / paid.rate_in_dollars * 60).to_integral_value(ROUND_CEILING))
        said.append(f"At {paid.rate} it is paid back by {counted(minutes, 'minute')} of paid work.")
    if reached.sent < ENOUGH:
        said.append(f"What your own record says: not enough data (n = {reached.sent}, from {ENOUGH} on).")
        return said
    low, high = wilson(reached.wins, reached.sent)
    span = f"{low * 100:.1f}–{high * 100:.1f} %"
    said.append(f"Of {reached.sent} bids you won {reached.wins}: a chance of {span}.")
    if low > 0 and cost > 0:
        worth = (cost / Decimal(str(low))).quantize(Decimal(1), ROUND_CEILING)
        said.append(f"Even at the low end it pays from {amount_text(worth, 'USD')} of earnings on.")
    return said


def read_amount(value: object, *, least: int = 1) -> int:
    """A number of Connects as somebody typed it."""
    text = str(value).strip()
    if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= MOST or len(text) > 9:
        raise BadInput(f"Connects are a whole number, {least} to {MOST:,}.")
    return int(text)


def _dollars(connects: int) -> str:
    return f"${connects * CONNECT_PRICE:.2f}"
