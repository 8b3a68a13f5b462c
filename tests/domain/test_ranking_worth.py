"""What a job is worth: pay against wishes, the client, freshness, competition, and the kind of work."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from app.domain.enums import BudgetType, Platform, ProjectType
from app.domain.profile import ProfileFacts, SearchWish
from app.domain.ranking import WEIGHTS, Ranking
from app.domain.scoring.words import freshness_words
from app.domain.wording import age_text
from tests.domain.test_ranking import NOW, PYTHONIST, a_job, hourly, ranked


def test_rates_are_judged_by_what_the_person_earns_and_dreams_of() -> None:
    said = [ranked(hourly(rate, rate)).part("rate").reason for rate in (15, 45, 60, 95)]
    assert said == ["below your rate", "at your rate", "above your rate", "at your dream rate"]


def test_an_offer_in_another_currency_is_compared_by_its_worth() -> None:
    rupees = a_job(
        budget_type=BudgetType.HOURLY, hourly_min=Decimal(60), hourly_max=Decimal(90), currency="INR"
    )
    assert ranked(rupees).part("rate").points < ranked(hourly(60, 90)).part("rate").points


def test_a_fixed_price_is_judged_by_the_floor() -> None:
    def fixed(amount: int) -> Ranking:
        return ranked(a_job(budget_type=BudgetType.FIXED, fixed_budget_max=Decimal(amount), currency="USD"))

    assert [fixed(n).part("rate").reason for n in (100, 600, 5000)] == [
        "below your floor", "above your floor", "well above your floor",
    ]  # fmt: skip


def test_a_salary_counts_as_what_it_pays_an_hour() -> None:
    job = a_job(
        extras={"salary_min": 180_000, "salary_max": 200_000, "salary_period": "yearly"}, currency="USD"
    )
    assert ranked(job).part("rate").reason == "at your dream rate"


def test_a_trusted_client_is_worth_more_than_an_unverified_one() -> None:
    trusted = a_job(client_rating=Decimal("4.9"), client_hires=80, client_payment_verified=True)
    doubtful = a_job(client_rating=Decimal("3.1"), client_hires=0, client_payment_verified=False)
    assert ranked(trusted).part("client").points > 5 > 2 > ranked(doubtful).part("client").points
    assert "rated 4.9" in ranked(trusted).part("client").reason


def test_fresh_jobs_with_few_proposals_come_first() -> None:
    early = a_job(extras={"proposals_min": 0, "proposals_max": 5})
    late = a_job(extras={"proposals_min": 50, "proposals_max": None}, posted_at=NOW - timedelta(days=30))
    for name in ("freshness", "competition"):
        assert ranked(early).part(name).points > 2 * ranked(late).part(name).points


def test_a_dear_proposal_is_worth_less() -> None:
    cheap = a_job(extras={"proposals_min": 5, "connects": 2})
    dear = a_job(extras={"proposals_min": 5, "connects": 24})
    assert ranked(cheap).part("competition").points > ranked(dear).part("competition").points


def at_home(place: str, **more: str) -> ProfileFacts:
    return replace(PYTHONIST, location=place, **more)


def test_work_from_afar_is_judged_by_the_hours_between_the_clocks() -> None:
    berlin = at_home("Berlin, Germany", country_code="DE", timezone="Europe/Berlin")
    said = [
        ranked(a_job(client_country=name), berlin).part("place")
        for name in ("France", "United States", "Australia")
    ]
    assert [part.reason for part in said] == [
        "on your clock, France", "client in United States, 6 h from your clock", "client in Australia, 7 h from your clock",
    ]  # fmt: skip
    assert [part.points for part in said] == sorted((part.points for part in said), reverse=True)
    assert said[0].points == WEIGHTS["place"]


def test_work_on_the_spot_is_worth_most_in_ones_own_town_and_little_abroad() -> None:
    leeds = at_home("Leeds, England, United Kingdom", country_code="GB")
    places = ["Leeds, United Kingdom", "Bristol, United Kingdom", "Boston, United States"]
    jobs = [
        replace(a_job(extras={"location": place, "remote": False}), platform=Platform.LINKEDIN)
        for place in places
    ]
    points = [ranked(job, leeds).part("place").points for job in jobs]
    assert points[0] > points[1] > 2 * points[2]
    assert ranked(jobs[2], leeds).part("place").reason == "in United States, not where you live"


def test_a_place_that_is_not_said_by_either_side_is_neutral() -> None:
    nowhere = replace(PYTHONIST, country_code="")
    for part in (
        ranked(a_job()).part("place"),
        ranked(a_job(client_country="France"), nowhere).part("place"),
    ):
        assert (part.known, part.points) == (False, WEIGHTS["place"] / 2)


def test_the_persons_own_numbers_stand_beside_the_pay() -> None:
    assert ranked(hourly(55, 60)).part("rate").profile_ref == {
        "kind": "preferences", "id": "", "label": "above your rate, 40–50 USD",
    }  # fmt: skip


def test_the_kind_of_work_is_compared_with_what_is_looked_for() -> None:
    full_time = a_job(extras={"workload": "More than 30 hrs/week", "duration": "More than 6 months"})
    assert ranked(full_time).part("project_type").reason.endswith("not what you look for")
    seeker = SearchWish(project_types=(ProjectType.FULL_TIME,))
    assert ranked(full_time, wish=seeker).part("project_type").points == WEIGHTS["project_type"]


def test_an_old_job_is_of_one_age_wherever_that_is_said() -> None:
    for days, age in (
        (70, "2 months ago"),
        (364, "12 months ago"),
        (700, "1 year ago"),
        (800, "2 years ago"),
    ):
        posted = NOW - timedelta(days=days)
        assert freshness_words(a_job(posted_at=posted), NOW) == f"posted {age}"
        if days >= 365:
            assert age_text(posted, now=NOW) == age
