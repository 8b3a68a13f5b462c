"""The ledger adds up, and says nothing of chances before there is enough to go by."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bids import (
    BidKind,
    Entry,
    Paid,
    Reached,
    average_bid,
    balance,
    break_even,
    cost_each,
    left_words,
    read_amount,
    refuse_impossible,
    spent_net,
)
from app.domain.errors import BadInput

ENTRIES = st.lists(st.builds(Entry, st.sampled_from(list(BidKind)), st.integers(1, 500)), max_size=30)


def test_the_balance_is_what_was_bought_less_what_was_spent_more_what_came_back() -> None:
    entries = [
        Entry(BidKind.BOUGHT, 100),
        Entry(BidKind.BID, 12),
        Entry(BidKind.BOOST, 20),
        Entry(BidKind.RETURNED, 12),
    ]
    assert balance(entries) == 80
    assert spent_net(entries) == 20


def test_without_a_beginning_there_is_no_balance() -> None:
    assert balance([Entry(BidKind.BID, 12)]) is None


@given(ENTRIES)
def test_what_is_left_and_what_was_spent_make_what_was_bought(entries: list[Entry]) -> None:
    bought = sum(each.amount for each in entries if each.kind is BidKind.BOUGHT)
    left = balance(entries)
    assert left is None if not bought else left == bought - spent_net(entries)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (Entry(BidKind.RETURNED, 50, "a"), "10 Connects spent on this application: no more"),
        (Entry(BidKind.RETURNED, 1, "b"), "Nothing is entered as spent"),
        (Entry(BidKind.BOOST, 5000, "a"), "By the ledger you have 286 Connects left."),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(new: Entry, sentence: str) -> None:
    known = [Entry(BidKind.BOUGHT, 296), Entry(BidKind.BID, 10, "a")]
    same = [each for each in known if each.application == new.application]
    with pytest.raises(BadInput, match=sentence):
        refuse_impossible(new, mine=known, of_application=same)


def test_what_can_be_is_taken_also_where_no_balance_is_kept() -> None:
    spent = [Entry(BidKind.BID, 10, "a")]
    refuse_impossible(Entry(BidKind.RETURNED, 10, "a"), mine=spent, of_application=spent)
    refuse_impossible(Entry(BidKind.BOOST, 5000, "a"), mine=spent, of_application=spent)


def test_fewer_than_none_has_the_sign_of_a_number() -> None:
    assert left_words(-4714) == "−4,714 Connects"


def test_the_cost_of_a_reply_names_how_many_there_were() -> None:
    assert cost_each(36, 3, "reply") == "12.0 Connects ($1.80) each, n = 3"
    assert cost_each(36, 0, "win") == "No win yet for 36 Connects ($5.40)."
    assert cost_each(0, 0, "win") == "No win yet."


def test_a_bid_says_with_how_many_wins_it_pays_for_itself() -> None:
    said = break_even(12, Paid(Decimal(500)), Reached(3, 1, 0, 0))
    assert said[0] == "This bid costs 12 Connects ($1.80)."
    assert said[1] == "At $500 it pays for itself with one win in 277 such bids."
    assert said[2] == "What your own record says: not enough data (n = 3, from 20 on)."


def test_a_large_price_does_not_speak_of_bids_that_nobody_sends() -> None:
    said = break_even(12, Paid(Decimal(11_000)), Reached(3, 1, 0, 0))
    assert said[1] == "At $11,000 one win pays for over 1,000 such bids."
    assert break_even(12, Paid(Decimal(2)), Reached(3, 1, 0, 0))[1] == (
        "At $2 it pays for itself only if every such bid is won."
    )


def test_by_the_hour_a_bid_says_how_much_work_pays_it_back() -> None:
    paid = Paid(rate="€75/h", rate_in_dollars=Decimal("83.33"))
    said = break_even(12, paid, Reached(3, 1, 0, 0), is_usual=True)
    assert said[0] == "The ad does not say what it takes; your bids took 12 Connects ($1.80) on average."
    assert said[1] == "At €75/h it is paid back by 2 minutes of paid work."


def test_the_usual_bid_is_reckoned_for_each_application() -> None:
    entries = [
        Entry(BidKind.BID, 12, "a"),
        Entry(BidKind.BOOST, 8, "a"),
        Entry(BidKind.BID, 10, "b"),
        Entry(BidKind.BOUGHT, 64),
    ]
    assert average_bid(entries) == 15
    assert average_bid([Entry(BidKind.BOUGHT, 64)]) is None


def test_from_twenty_bids_on_the_own_record_is_an_interval() -> None:
    said = break_even(12, Paid(), Reached(40, 10, 6, 4))
    assert said[1] == "Of 40 bids you won 4: a chance of 4.0–23.1 %."
    assert said[2].startswith("Even at the low end it pays from $46")


@pytest.mark.parametrize("typed", ["", "-1", "1.5", "x", "0", "1e3", "１２", "9" * 40, None, [], "100001"])
def test_what_is_no_number_of_connects_is_refused(typed: object) -> None:
    with pytest.raises(BadInput):
        read_amount(typed)


def test_a_number_is_read() -> None:
    assert (read_amount(" 12 "), read_amount("0", least=0)) == (12, 0)
