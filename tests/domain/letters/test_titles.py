"""A title is said as a person says it, or not at all."""

import pytest

from app.domain.letters.focus import focus_of
from app.domain.letters.titles import asked_in_title
from tests.domain.letters.people import an_ad


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("data Scraper needed for MET API", "You need a data scraper for the MET API"),
        ("Python, API developer", "You are looking for an API developer"),
        ("Python backend engineer full time", "You are looking for a Python backend engineer"),
        (
            "existing website redesign/new website development/new logo design",
            "You want a redesign of your existing website",
        ),
        ("new website development", "You need a new website"),
        ("Speed up our WooCommerce shop", "You want to speed up your WooCommerce shop"),
        ("Fix slow Django API", "You want to fix the slow Django API"),
        (
            "Full-Time WordPress and Webflow Developer Needed for Design Studio",
            "You are looking for a WordPress and Webflow developer for a design studio",
        ),
        ("Reliable web and mobile developer", "You are looking for a reliable web and mobile developer"),
        ("Bookkeeper for plumbing company", "You are looking for a bookkeeper for a plumbing company"),
        (
            "Senior front-end dev, health startup",
            "You are looking for a senior front-end developer for a health startup",
        ),
        ("Fix Celery tasks, small budget", "You want to fix Celery tasks"),
        ("Write tests for legacy Flask API", "You want to write tests for the legacy Flask API"),
        ("Edit an online course, 32 lessons", "You want to edit an online course"),
        ("Label design for hot sauce brand", "You need label design for a hot sauce brand"),
        ("QuickBooks Online catch-up, 14 months", "You need a QuickBooks Online catch-up"),
        ("Next.js expert: make our shop fast", "You are looking for a Next.js expert"),
        ("T-shirt illustrations for brewery", "You need T-shirt illustrations for a brewery"),
        ("Fractional CFO, Series A", "You are looking for a fractional CFO"),
        ("Traffic fell after migration", ""),
        ("Need someone to work on Zoom", ""),
        ("Figma to Next.js, 8 pages", ""),
        ("Python", ""),
        ("", ""),
    ],
)
def test_a_title_is_said_in_natural_words(title: str, said: str) -> None:
    assert asked_in_title(focus_of(an_ad(title))) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Find and fix slow queries in our app", "You want to find and fix slow queries in your app"),
        ("Install & configure Odoo", "You want to install and configure Odoo"),
        (
            "Long term: Python/SQL person for analytics agency, 15h per week",
            "You are looking for a Python/SQL person for an analytics agency",
        ),
    ],
)
def test_two_verbs_and_a_person_are_said_as_one_says_them(title: str, said: str) -> None:
    assert asked_in_title(focus_of(an_ad(title, "We care about clear messages."))) == said
