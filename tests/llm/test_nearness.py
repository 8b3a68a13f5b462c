"""A fact is near to an ad that means the same in other words, and no number is out of range."""

from app.domain.letters.facts import facts_of
from app.domain.profile import ProfileFacts
from app.llm.nearness import nearness
from tests.domain.letters.people import a_work, an_ad


def test_the_fact_that_means_the_same_is_the_nearest() -> None:
    person = ProfileFacts(
        experiences=(
            a_work("Consultant", "Tern", "Moved 40,000 contacts from Salesforce without losing a deal"),
            a_work("Clerk", "Alder", "Closed the books for 12 restaurants every month"),
            a_work("Translator", "Brook", "Localised 300 pages of machine documentation from German"),
        )
    )
    text_of = {fact.id: fact.text for fact in facts_of(person)}
    for title, word in [
        ("Migrate our CRM to HubSpot", "Salesforce"),
        ("Bookkeeper for a small bakery, monthly close", "books"),
        ("Translate German manuals to English", "Localised"),
    ]:
        near = nearness(an_ad(title), person)
        assert word in text_of[max(near, key=lambda each: near[each])]
        assert all(-1.001 <= cosine <= 1.001 for cosine in near.values())


def test_a_profile_without_past_work_has_nothing_near() -> None:
    assert nearness(an_ad("Migrate our CRM"), ProfileFacts(headline="Consultant")) == {}
