"""A row becomes a grammatical sentence in the first person, whatever form it has."""

import pytest

from app.domain.letters.place import Setting, setting_of
from app.domain.letters.tell import told
from tests.domain.letters.people import a_work

PRAXIO = Setting("At Praxio", "my work at Praxio", current=False)
OLIVE = Setting("At Olive & Co", "my work at Olive & Co", current=True)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Cut load time by 40 %", "At Praxio I cut load time by 40 %."),
        ("- Managed 12 client accounts;", "At Praxio I managed 12 client accounts."),
        ("Successfully delivered 30 sites.", "At Praxio I delivered 30 sites."),
        ("Consistently exceeded targets by 20%", "At Praxio I consistently exceeded targets by 20%."),
        ("Increased Sales By 30%", "At Praxio I increased sales by 30%."),
        ("TRAINED 40 NURSES", "At Praxio I trained 40 nurses."),
        ("Integrated Stripe and PayPal for 3 shops", "At Praxio I integrated Stripe and PayPal for 3 shops."),
        ("Sped up a magazine from 6.2 s to 1.4 s", "At Praxio I sped up a magazine from 6.2 s to 1.4 s."),
        ("Dockerized a legacy shop for 3 teams", "At Praxio I dockerized a legacy shop for 3 teams."),
        ("Modernised checkout pages for 3 shops", "At Praxio I modernised checkout pages for 3 shops."),
        ("Hit 99.9% uptime for two years", "At Praxio I hit 99.9% uptime for two years."),
        ("Swore an oath to 12 clerks", "From my work at Praxio: swore an oath to 12 clerks."),
        (
            "Booking portal for 14 clinics; 9,000 appointments a month go through it",
            "At Praxio I worked on the booking portal for 14 clinics; 9,000 appointments a month go through it.",
        ),
        (
            "Moved 12 shops to Shopify; trained staff on them",
            "At Praxio I moved 12 shops to Shopify and trained staff on them.",
        ),
        ("Own the booking backend", "At Praxio my work was to own the booking backend."),
        (
            "Managing inboxes for 3 executives",
            "My work at Praxio included managing inboxes for 3 executives.",
        ),
        ("Brand identities for 14 cafés", "My work at Praxio included brand identities for 14 cafés."),
        ("SEO audits for 12 shops", "My work at Praxio included SEO audits for 12 shops."),
        (
            "Scheduling service, 11,000 appointments a week, FastAPI",
            "At Praxio I worked on the scheduling service: 11,000 appointments a week, FastAPI.",
        ),
        ("E-commerce redesign", "At Praxio I worked on the e-commerce redesign."),
        ("Data entry for 12,000 products", "My work at Praxio included data entry for 12,000 products."),
        ("Customer satisfaction 96 %", "From my work at Praxio: customer satisfaction 96 %."),
        ("Instagram from 3k to 41k followers", "From my work at Praxio: Instagram from 3k to 41k followers."),
        ("Design landing pages for shops", "From my work at Praxio: design landing pages for shops."),
        ("+30% sales", "From my work at Praxio: +30% sales."),
        ("Certified Scrum Master", "From my work at Praxio: certified Scrum Master."),
        ("The system handles 11,000 calls", "From my work at Praxio: the system handles 11,000 calls."),
        ("I built 3 shops.", "At Praxio I built 3 shops."),
        ("We reduced churn by 5%", "At Praxio we reduced churn by 5%."),
        ("Responsible for the blog", "At Praxio I was responsible for the blog."),
        ("Have built 12 apps", "At Praxio I have built 12 apps."),
        ("Used by 300 shops", "My work at Praxio was used by 300 shops."),
        ("Downloaded 12,000 times", "My work at Praxio was downloaded 12,000 times."),
        ("Used React and Python for the shop", "At Praxio I used React and Python for the shop."),
    ],
)
def test_rows_of_every_form_become_sentences(row: str, sentence: str) -> None:
    assert told(row, PRAXIO, again=False) == sentence


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Handle around 60 emails a day", "At Olive & Co I handle around 60 emails a day."),
        ("Handles around 60 emails a day", "At Olive & Co I handle around 60 emails a day."),
        ("Managing inboxes", "My work at Olive & Co includes managing inboxes."),
        ("Planned and posted 5 reels a week", "At Olive & Co I planned and posted 5 reels a week."),
    ],
)
def test_work_that_goes_on_is_told_in_the_present(row: str, sentence: str) -> None:
    assert told(row, OLIVE, again=False) == sentence


def test_a_second_fact_of_the_same_work_does_not_name_it_again() -> None:
    assert told("Cut load time by 40 %", PRAXIO, again=True) == "There I also cut load time by 40 %."
    assert told("Managed 12 accounts", PRAXIO, again=True, variant=1) == "I also managed 12 accounts there."


@pytest.mark.parametrize(
    ("row", "sentences"),
    [
        (
            "Moved a Flask monolith to FastAPI, cut the slowest report from 90 seconds to 3",
            "At Praxio I moved a Flask monolith to FastAPI and cut the slowest report from 90 seconds to 3.",
        ),
        (
            "Marketing sites and shops in Next.js; performance from 41 to 96.",
            "My work at Praxio included marketing sites and shops in Next.js. The result: performance from 41 to 96.",
        ),
        (
            "Books of 22 clients; caught up 19 months of records in six weeks",
            "My work at Praxio included books of 22 clients. There I also caught up 19 months of records in six weeks.",
        ),
        (
            "Catalogues, menus and labels ready for press; misprints fell to nearly none",
            "From my work at Praxio: catalogues, menus and labels ready for press. The result: misprints fell to nearly none.",
        ),
    ],
)
def test_what_follows_a_semicolon_is_a_sentence_of_its_own(row: str, sentences: str) -> None:
    assert told(row, PRAXIO, again=False) == sentences


@pytest.mark.parametrize(
    "row", ["", "  ", "•", "Led", "See https://example.com/work", "Mail me: a@example.com"]
)
def test_what_cannot_be_said_is_left_out(row: str) -> None:
    assert told(row, PRAXIO, again=False) == ""


@pytest.mark.parametrize(
    ("work", "at"),
    [
        (a_work("Backend developer", "Praxio"), "At Praxio"),
        (a_work("Senior Graphic Designer", "Freelance"), "As a senior graphic designer"),
        (a_work("SEO Specialist", ""), "As an SEO specialist"),
        (a_work("Power BI Developer", "Various clients"), "As a Power BI developer"),
        (a_work("Head of Growth Manager", "Self-employed"), "As head of growth manager"),
        (a_work("Support chatbot", "", kind="project"), "On the project “Support chatbot”"),
        (a_work("Backend developer", "Mercado Fresco", kind="project"), "For Mercado Fresco"),
        (a_work("Harvest box shop", "Mercado Fresco", kind="project"), "For Mercado Fresco"),
        (a_work("Brand designer", "", kind="project"), "As a brand designer"),
        (a_work("Data analyst", "Operator of small wind farms"), "For an operator of small wind farms"),
        (
            a_work("Developer", "Freight broker with 40 dispatchers", kind="project"),
            "For a freight broker with 40 dispatchers",
        ),
        (a_work("Data analyst", "A regional bus operator"), "For a regional bus operator"),
        (a_work("Designer", "Small bakery in Leeds"), "For a small bakery in Leeds"),
        (a_work("Designer", "Two dental clinics", kind="project"), "For two dental clinics"),
        (
            a_work("Treasurer", "local food charity", kind="volunteer"),
            "As a volunteer at a local food charity",
        ),
        (a_work("Clerk", "Bank of America"), "At Bank of America"),
        (a_work("Clerk", "The Body Shop"), "At The Body Shop"),
        (a_work("Designer", "Acme agency"), "At Acme agency"),
        (a_work("Brand designer", "Own studio"), "As a brand designer"),
        (a_work("Treasurer", "Food Bank", kind="volunteer"), "As a volunteer at Food Bank"),
        (a_work("Video Editor", "FitFlow (YouTube channel)"), "At FitFlow"),
    ],
)
def test_the_place_of_work_is_named_as_people_name_it(work, at: str) -> None:  # type: ignore[no-untyped-def]
    assert setting_of(work).at == at


def test_what_became_of_a_project_is_said_of_the_project() -> None:
    plugin = setting_of(a_work("Plugin for late orders", ""))
    assert (
        told("Used by 300 shops", plugin, again=False)
        == "The project “Plugin for late orders” was used by 300 shops."
    )
