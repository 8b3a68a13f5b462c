"""Upwork's lines of facts and labelled descriptions, pasted or scraped."""

from app.sources.upwork_feed import split_labels
from app.sources.upwork_text import is_summary, read_summary

PASTED = (
    "Hourly: $15-$35 - Intermediate - Est. Time: Less than 1 month, Less than 30 hrs/week "
    "Payment verified Rating is 0 out of 5. $0 spent United States Proposals: 10 to 15 "
    "Connects to apply: 4 Connects Posted 19 hours ago"
)


def test_a_pasted_summary_gives_all_its_facts() -> None:
    assert read_summary(PASTED) == {
        "budget_kind": "hourly",
        "hourly": "$15-$35",
        "seniority": "Intermediate",
        "duration": "Less than 1 month",
        "workload": "Less than 30 hrs/week",
        "client_payment_verified": True,
        "client_rating": "0",
        "client_spent": "$0",
        "client_country": "United States",
        "proposals": "10 to 15",
        "connects": "4",
        "posted_at": "19 hours ago",
    }


def test_the_older_lines_are_read_as_well() -> None:
    assert read_summary("Fixed-price - Expert ($$$) - Est. Budget: $10,000 - Renewed 1 hour ago") == {
        "budget_kind": "fixed",
        "fixed": "$10,000",
        "seniority": "Expert",
        "renewed_at": "1 hour ago",
    }
    assert read_summary("Payment unverified   $400+ spent   Canada")["client_payment_verified"] is False
    allowed = read_summary("Only freelancers located in the United States may apply.")
    assert allowed == {"freelancer_location": "United States"}


def test_ordinary_words_are_no_summary() -> None:
    assert is_summary("Hourly: Expert")
    assert not is_summary("We spend our time well")
    assert not is_summary("Hourly " * 200)


def test_labels_at_the_end_of_a_description_are_facts() -> None:
    body, labels = split_labels(
        "We count bees.\n\nHourly Range: $10.00-$30.00\n\nPosted On: May 14, 2024 11:31 UTC\n"
        "Category: Data Entry\nSkills:A,     B    \nSkills:        A,      B\nCountry: IDN\nclick to apply"
    )
    assert body == "We count bees."
    assert labels == {
        "hourly": "$10.00-$30.00",
        "posted_at": "May 14, 2024 11:31 UTC",
        "category": "Data Entry",
        "skills": "A, B",
        "client_country": "IDN",
    }


def test_an_ads_own_words_are_not_taken_for_labels() -> None:
    text = "Budget: we are flexible.\nSkills: patience\nCountry: any"
    assert split_labels(text) == (text, {})
    longer = f"{text}\nand much more that belongs to the ad itself.\nPosted On: May 14, 2024 11:31 UTC\nCategory: X"
    body, labels = split_labels(longer)
    assert body.endswith("belongs to the ad itself.")
    assert labels == {"posted_at": "May 14, 2024 11:31 UTC", "category": "X"}
