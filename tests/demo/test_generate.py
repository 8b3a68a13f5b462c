"""The sample data is invented, fresh, and well-formed."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from app.demo.generate import generated_postings, sample_postings, sample_profile
from app.domain.enums import BudgetType, Platform, ProjectType
from app.domain.posting import IDENTIFYING_LENGTH, JobPosting

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def the_sample() -> list[JobPosting]:
    return sample_postings(NOW)


def test_there_are_sixty_ads_from_upwork_and_thirty_from_linkedin() -> None:
    assert Counter(job.platform for job in the_sample()) == {Platform.UPWORK: 60, Platform.LINKEDIN: 30}


def test_one_pair_of_ads_is_the_same_job_under_two_ids() -> None:
    seen = Counter(job.canonical_hash for job in the_sample())
    twins = [job for job in the_sample() if seen[job.canonical_hash] > 1]
    assert len(seen) == 89
    assert len({job.platform_job_id for job in twins}) == 2


def test_every_ad_has_its_own_id_and_address() -> None:
    assert len({(job.platform, job.platform_job_id) for job in the_sample()}) == 90
    assert len({job.apply_url for job in the_sample()}) == 90


def test_every_ad_was_posted_within_the_last_four_days() -> None:
    assert all(NOW - timedelta(days=4) < job.posted_at < NOW for job in the_sample() if job.posted_at)


def test_ads_are_as_long_as_real_ones() -> None:
    words = [len(job.description.split()) for job in the_sample()]
    assert min(words) >= 40
    assert max(words) <= 500
    assert all(len(job.description) > IDENTIFYING_LENGTH for job in the_sample())


@pytest.mark.parametrize("make", [the_sample, lambda: list(generated_postings(2_000, 1, NOW))])
def test_money_agrees_with_the_kind_of_budget(make) -> None:
    for job in make():
        is_hourly = job.budget_type is BudgetType.HOURLY
        is_fixed = job.budget_type is BudgetType.FIXED
        assert (job.hourly_min is not None) is is_hourly
        assert (job.fixed_budget_min is not None) is is_fixed
        assert job.currency or not (is_hourly or is_fixed)
        assert (job.hourly_max or 0) >= (job.hourly_min or 0)
        assert (job.fixed_budget_max or 0) >= (job.fixed_budget_min or 0)


def test_all_three_kinds_of_budget_occur() -> None:
    assert {job.budget_type for job in the_sample()} == set(BudgetType)


def test_the_ads_hide_an_instruction_ask_questions_and_raise_red_flags() -> None:
    text = "\n".join(job.description for job in the_sample())
    assert "Start your proposal with the word calendar" in text
    assert "Telegram" in text
    assert "The test is unpaid" in text
    assert any(job.extras.get("questions") for job in the_sample())


def test_the_sample_freelancer_has_no_name_and_results_with_numbers() -> None:
    facts = sample_profile()
    assert facts["profile"]["display_name"] == "Sample freelancer"
    assert len(facts["skills"]) == 14
    assert len(facts["experiences"]) == 5
    for experience in facts["experiences"]:
        assert 2 <= len(experience["results"]) <= 3
        assert all(any(sign.isdigit() for sign in result) for result in experience["results"])


def test_the_sample_preferences_are_ones_a_person_could_choose() -> None:
    wish = sample_profile()["preferences"]
    assert wish["current_hourly_min"] <= wish["current_hourly_max"]
    assert wish["hourly_min"] <= wish["hourly_max"]
    assert wish["tightness"] == 3
    assert {ProjectType(kind) for kind in wish["project_types"]}
    assert {Platform(name) for name in wish["platforms"]} == set(Platform)


def test_generated_ads_are_all_different_jobs() -> None:
    jobs = list(generated_postings(10_000, 7, NOW))
    assert len({job.canonical_hash for job in jobs}) == 10_000
    assert len({(job.platform, job.platform_job_id) for job in jobs}) == 10_000


def test_the_same_seed_gives_the_same_ads_and_another_seed_others() -> None:
    assert list(generated_postings(50, 3, NOW)) == list(generated_postings(50, 3, NOW))
    first, other = (next(generated_postings(1, seed, NOW)) for seed in (3, 4))
    assert first.canonical_hash != other.canonical_hash


def test_asking_for_more_ads_only_adds_to_them() -> None:
    assert list(islice(generated_postings(1_000, 3, NOW), 20)) == list(generated_postings(20, 3, NOW))


def test_generated_ads_are_at_most_a_month_old() -> None:
    jobs = generated_postings(1_000, 5, NOW)
    assert all(NOW - timedelta(days=31) < job.posted_at <= NOW for job in jobs if job.posted_at)
