"""How long a letter may be, and in which language, when the ad says so; and demands that are put in unusual words."""

import pytest

from app.domain.cover_letter import compose, ready_blockers, review
from app.domain.enums import LetterStyle
from app.domain.letters.demands import find_demands
from app.domain.letters.draft import word_count
from app.domain.letters.limits import keeps
from app.domain.letters.words import sentences
from app.domain.profile import SearchWish
from tests.domain.letters.people import DEVELOPER, an_ad

ASKED = "We need a Python developer for the API of our shop.\n\n"


def demands(words: str) -> list[tuple[str, str]]:
    return [(d.kind, d.needle) for d in find_demands(an_ad("Python developer", ASKED + words)) if d.kind != "skill"]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "kind", "needle"),
    [
        ("Keep your proposal under 60 words.", "most_words", "60"),
        ("Your cover letter should be 80 words or less.", "most_words", "80"),
        ("No more than five sentences, please.", "most_sentences", "5"),
        ("Please limit your application to 2 paragraphs.", "most_paragraphs", "2"),
        ("Please write your proposal in Spanish.", "language", "Spanish"),
        ("Bitte antworten Sie auf Deutsch.", "language", "German"),
        ("Write no more than 40 words.", "most_words", "40"),
    ],
)
def test_a_limit_is_found_and_kept_or_blocks(words: str, kind: str, needle: str) -> None:
    assert demands(words) == [(kind, needle)]
    job = an_ad("Python developer", ASKED + words)
    for style in LetterStyle:
        text = compose(job, DEVELOPER, SearchWish(), style=style, temperature=0.5, seed=3).text
        blocked = [b for b in ready_blockers(review(text, job, DEVELOPER, job.platform)) if words in b]
        assert bool(blocked) is not keeps(text, kind, needle)
    if kind == "most_words":
        assert word_count(text) <= int(needle)
    if kind == "most_sentences":
        assert len(sentences(text)) <= int(needle)


@pytest.mark.parametrize(
    "words",
    [
        "The team has fewer than ten people.",
        "The article is 1,000 words or more.",
        "Translate our shop from English to Spanish.",
        "We write in English.",
        "You will write 20 sentences a day for our app.",
    ],
)
def test_other_numbers_and_languages_limit_nothing(words: str) -> None:
    assert demands(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("When applying, write 'I love cats' as your opening line.", ("starts_with", "I love cats")),
        ("Applications that don't begin with 'Project Phoenix' are rejected.", ("starts_with", "Project Phoenix")),
        ('Use the subject line "Blue Whale".', ("starts_with", "Blue Whale")),
        ("Please include the number 4821 somewhere in your cover letter.", ("contains", "4821")),
        ("Reply with the code: X7-ALPHA.", ("contains", "X7-ALPHA")),
        ("Your proposal has to contain the sentence: I have read it all.", ("contains", "I have read it all")),
        ("Add the emoji 🦊 to your first sentence.", ("contains", "🦊")),
        ("Please address your letter to Ms. Okafor.", ("greets", "Ms. Okafor")),
        ("Sign your message with the word 'Falcon'.", ("ends_with", "Falcon")),
        ("End your proposal with the sum of 12 and 30.", ("question", "End your proposal with the sum of 12 and 30.")),
        ("what is 12+30? put that number first in your bid", ("question", "what is 12+30?")),
        ("Proposals without a Loom video will be ignored.", ("question", "Proposals without a Loom video will be ignored.")),
        ("Start with your hourly rate.", ("rate", "Start with your hourly rate.")),
    ],
)  # fmt: skip
def test_demands_in_unusual_words_are_found(words: str, expected: tuple[str, str]) -> None:
    assert demands(words) == [expected]


def test_every_question_of_a_row_is_found() -> None:
    row = "Answer the following: What is the biggest API you built? How many users? What would you do differently?"
    asked = ["What is the biggest API you built?", "How many users?", "What would you do differently?"]
    assert [needle for _, needle in demands(row)] == asked


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Wir suchen einen Entwickler für unseren Shop und die API. Bitte beginnen Sie Ihr Angebot mit dem Wort"
            " „Apfel“. Wie lange arbeiten Sie schon mit Python? Das ist für uns nicht ohne Bedeutung.",
            [("starts_with", "Apfel"), ("question", "Wie lange arbeiten Sie schon mit Python?")],
        ),
        (
            "Buscamos un desarrollador para la tienda de la empresa. Por favor comience su propuesta con la palabra"
            " manzana. ¿Cuántos años de experiencia tiene con Python?",
            [("starts_with", "manzana"), ("question", "Cuántos años de experiencia tiene con Python?")],
        ),
        (
            "Nous cherchons un développeur pour la boutique de notre société. Commencez votre lettre par le mot"
            " « pomme ».",
            [("starts_with", "pomme")],
        ),
        (
            "Procuramos um programador para a loja da nossa empresa e para o site. Mencione a palavra pera.",
            [("contains", "pera")],
        ),
        (
            "Cerchiamo uno sviluppatore per il sito della nostra azienda. Iniziate la vostra proposta con la parola"
            " mela, per favore.",
            [("starts_with", "mela")],
        ),
        (
            "Wij zoeken een ontwikkelaar voor onze winkel en de site. Vermeld het codewoord: tulp in je voorstel.",
            [("contains", "tulp")],
        ),
        ("ＳＴＡＲＴ your ｐｒｏｐｏｓａｌ with the word “zebra”.", [("starts_with", "zebra")]),
    ],
)
def test_demands_in_other_languages_and_letters_are_found(
    words: str, expected: list[tuple[str, str]]
) -> None:
    job = an_ad("Python developer", words)
    assert [(d.kind, d.needle) for d in find_demands(job) if d.kind != "skill"] == expected


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "Start your proposal with the word mango and tell us why. " * 1700,
        'start with the word "x" ' + " " * 90_000 + "y",
        'start your proposal with "x" ' + "and " * 24_000,
        "\n" * 95_000 + "x",
        "Best\n" * 19_000,
        "what is 5? " * 9_000,
        "Please write your proposal in İtalian. Keep it under sİx lİnes, please, or ٣٠ words.",
    ],
)
def test_long_and_hostile_ads_are_read_in_no_time(text: str) -> None:
    """Linear: a pattern that goes back over and over would take minutes."""
    find_demands(an_ad("Python developer", text))


@pytest.mark.parametrize(
    ("words", "needle"),
    [
        ("Do not start your proposal with the word BANANA.", "BANANA"),
        ("Please don't begin your proposal with the word Hello.", "Hello"),
        ("Never write the word LLAMA in your application.", "LLAMA"),
        ("Do not use the word Python in your letter.", "Python"),
        ("Don't start your proposal with “Dear Sir”.", "Dear Sir"),
    ],
)
def test_what_an_ad_forbids_is_not_said_or_blocks(words: str, needle: str) -> None:
    assert demands(words) == [("avoids", needle)]
    job = an_ad("Developer", ASKED.replace("Python ", "") + words)
    for style in LetterStyle:
        text = compose(job, DEVELOPER, SearchWish(), style=style, temperature=0.5, seed=3).text
        assert not text.startswith(needle)
        assert f"As you asked: {needle}" not in text
        blocked = [b for b in ready_blockers(review(text, job, DEVELOPER, job.platform)) if needle in b]
        assert bool(blocked) is not keeps(text, "avoids", needle)


@pytest.mark.parametrize(
    "words",
    [
        "Applications that don't begin with 'Project Phoenix' are rejected.",
        "If you don't start your proposal with 'Project Phoenix' we will not read it.",
        "Proposals which do not start with 'Project Phoenix' are ignored.",
    ],
)
def test_a_threat_is_no_prohibition(words: str) -> None:
    assert demands(words) == [("starts_with", "Project Phoenix")]
