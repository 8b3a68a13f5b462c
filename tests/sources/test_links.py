"""Addresses: one form per job, no tracking, nothing but http and https."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.enums import Platform
from app.sources.links import clean_url, host_platform, linkedin_id, other_board, upwork_ciphertext
from app.sources.upwork import made_at


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://a.example.com/x?jobId=3&utm_source=li&trk=z#top", "https://a.example.com/x?jobId=3"),
        ("https://a.example.com/#/job/3", "https://a.example.com/#/job/3"),
        ("HTTPS://A.example.com:8443/x", "https://a.example.com:8443/x"),
        ("http://user:secret@a.example.com/x", "http://a.example.com/x"),
        ("www.upwork.com/jobs/~021978704153911649005", "https://www.upwork.com/jobs/~021978704153911649005"),
        ("https://www.linkedin.com/login?session_redirect=x", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("http://[::1", None),
        ("http://a.example.com:99999/", None),
        ("https://a b.example.com/", None),
        ("not an address", None),
        (12, None),
    ],
)
def test_an_address_is_cleaned_or_refused(url: object, clean: str | None) -> None:
    assert clean_url(url) == clean


@pytest.mark.parametrize(
    ("url", "ciphertext"),
    [
        ("https://www.upwork.com/jobs/~021978704153911649005", "~021978704153911649005"),
        (
            "https://www.upwork.com/jobs/A-Title_~021978704153911649005/?referrer_url_path=/x",
            "~021978704153911649005",
        ),
        ("https://www.upwork.com/jobs/A-Title_%7E01768d169e9ea94ed2?source=rss", "~01768d169e9ea94ed2"),
        ("https://www.upwork.com/nx/proposals/job/~021978704153911649005/apply", "~021978704153911649005"),
        ("https://www.upwork.com/nx/search/jobs", None),
    ],
)
def test_upwork_jobs_are_known_by_their_ciphertext(url: str, ciphertext: str | None) -> None:
    assert upwork_ciphertext(url) == ciphertext


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://www.linkedin.com/jobs/view/4012345678/?trk=x", "4012345678"),
        ("https://uk.linkedin.com/jobs/view/bell-ringer-2-at-tower-4362536233", "4362536233"),
        ("https://www.linkedin.com/jobs/search/?keywords=x&currentJobId=4012345678", "4012345678"),
        ("https://www.linkedin.com/company/4012345678", None),
    ],
)
def test_linkedin_jobs_are_known_by_their_number(url: str, number: str | None) -> None:
    assert linkedin_id(url) == number


def test_sites_are_told_by_their_host_and_not_by_a_look_alike() -> None:
    assert host_platform("https://uk.linkedin.com/x") is Platform.LINKEDIN
    assert host_platform("https://upwork.com.example.org/x") is None
    assert host_platform("https://notupwork.com/x") is None
    assert other_board("https://uk.indeed.com/x") == "Indeed"
    assert other_board("zip_recruiter") == "ZipRecruiter"
    assert other_board("https://harbour.example.com/indeed.") is None


def test_an_upwork_id_tells_when_it_was_made() -> None:
    made = made_at("1924665918759973968")
    assert made is not None
    assert made.isoformat(timespec="seconds") == "2025-05-20T03:18:08+00:00"
    assert [made_at(other) for other in ("~01768d169e9ea94ed2", "123", "9" * 25, None)] == [None] * 4


@given(st.text(max_size=200))
def test_any_text_is_an_address_or_none(text: str) -> None:
    url = clean_url(text)
    assert url is None or url.startswith(("http://", "https://"))
    upwork_ciphertext(text)
    linkedin_id(text)
    other_board(text)
