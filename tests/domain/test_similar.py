"""The same ad is known again after small edits; one company's other ads and short texts are not taken for it."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.similar import FEWEST_WORDS, NEAR_BITS, is_in_window, likeness, repost_words, simhash
from tests.builders import MONDAY

AD = (
    "We are looking for an experienced React developer to rebuild the booking flow of our travel site. "
    "The present one is slow, loses carts on mobile and cannot take deposits. You will work with our designer, "
    "who has the screens ready, and with one backend engineer who owns the payments service. We expect tests, "
    "small pull requests and a weekly call. Tell us about a checkout that you made faster, and by how much. "
    "The work should take about two months at twenty hours a week, and there is a budget for performance tools."
)
OTHER = (
    "Our clinic needs a bookkeeper who knows Xero well. Each month there are about two hundred invoices to enter, "
    "three bank accounts to reconcile and a short report for the partners. Payroll is done elsewhere. You must be "
    "reachable on weekday mornings, and you will be given templates for every report that we want to see. "
    "Please say which practices you have worked for, and how you would deal with receipts that are missing."
)


def bits(one: str, other: str) -> int:
    left, right = simhash(one), simhash(other)
    assert left is not None
    assert right is not None
    return ((left ^ right) & (2**64 - 1)).bit_count()


def alike(one: str, other: str, titles: tuple[str, str] = ("React developer", "React developer")) -> str:
    found = likeness(one, other, titles=titles)
    return found.kind if found else ""


def test_an_edited_ad_is_near_and_another_is_far() -> None:
    edited = AD.replace("two months", "ten weeks").replace("experienced", "senior")
    assert bits(AD, edited) <= NEAR_BITS < bits(AD, OTHER)
    assert alike(AD, edited) == "repost"
    assert alike(AD, OTHER) == ""


def test_case_tags_and_spaces_change_nothing() -> None:
    dressed = "<p>" + AD.upper().replace(". ", ".</p>\n\n<p>") + "</p>"
    assert bits(AD, dressed) == 0
    assert alike(AD, dressed) == "repost"


def test_one_text_under_two_titles_is_two_jobs_unless_it_is_word_for_word() -> None:
    titles = ("Website testing in Ohio", "Data entry for a museum")
    edited = AD.replace("two months", "ten weeks")
    assert alike(AD, edited, titles) == "similar"
    assert alike(AD, AD, titles) == "repost"


def test_half_of_the_words_make_ads_similar() -> None:
    assert alike(AD, AD + " " + OTHER[: len(AD) // 2]) == "similar"


def test_a_short_text_has_no_fingerprint() -> None:
    assert simhash("Need a logo.") is None
    assert simhash("word " * (FEWEST_WORDS - 1)) is None
    assert simhash("") is None
    assert likeness("", "", titles=("", "")) is None


def test_a_fingerprint_is_the_same_in_every_process() -> None:
    assert simhash(AD) == -1_125_647_246_911_008_247


def test_an_ad_of_another_season_is_not_this_one_again() -> None:
    assert is_in_window(MONDAY, MONDAY - timedelta(days=90))
    assert not is_in_window(MONDAY, MONDAY - timedelta(days=91))
    assert is_in_window(MONDAY, None)


def test_reposts_are_counted_over_their_days() -> None:
    assert repost_words([10.0, 2.0]) == "Posted twice in 8 days."
    assert repost_words([0.1, 0.2, 0.3]) == "Posted 3 times on one day."
    assert repost_words([1.0]) == ""


@given(st.text(max_size=3_000))
def test_any_text_has_a_fingerprint_that_postgres_takes_or_none(text: str) -> None:
    found = simhash(text)
    assert found is None or -(2**63) <= found < 2**63
