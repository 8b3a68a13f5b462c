"""A letter as a file: what one reads in it is the letter, word for word; only its writer gets it."""

import io
import itertools
from datetime import date

import docx
import httpx
import pypdfium2
import pytest

from app.auth.browser import identity_from_cookie
from app.db.session import team_session
from app.domain.enums import Platform
from app.domain.letters.sheet import LetterSheet, file_name, letter_sheet
from app.settings import settings
from app.web.letter_files.pdf import CannotShow, pdf_file
from app.web.letter_files.word import word_file
from app.web.routes import starlette_app
from tests.auth.conftest import Somebody
from tests.builders import a_job, a_letter
from tests.web.asgi import client

LETTER = (
    "Your café’s booking page “loses” guests – that costs €300 a week.\n\n"
    "I moved 40 booking pages to React.\nThat took six weeks.\n\n"
    + "A long paragraph comes here, with words enough to need more than one line of a sheet of paper. " * 4
    + "\n\nWhich page comes first?"
)
LATIN = "Zażółć gęślą jaźń. Füße, naïve, Łódź, şeker.\n\nDěkuji."
CYRILLIC = "Ваш сайт теряет заказы.\n\nКакая страница важнее всего?"
GREEK = "Ο ιστότοπός σας χάνει κρατήσεις.\n\nΑπό πού ξεκινάμε;"


def sheet(
    text: str = LETTER, *, platform: Platform = Platform.LINKEDIN, name: str = "Ana Kovač"
) -> LetterSheet:
    return letter_sheet(
        text, title="Booking site", platform=platform, name=name, email="ana@example.com", location="Graz",
        today=date(2026, 3, 2),
    )  # fmt: skip


def read_word(made: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]


def read_pdf(made: bytes) -> str:
    with pypdfium2.PdfDocument(made) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize(
    "text", [LETTER, LATIN, CYRILLIC, GREEK, "日本語の手紙です。\n\nשלום", "One 🙂 line."]
)
def test_a_word_file_says_exactly_what_the_letter_says(text: str) -> None:
    head = ["Ana Kovač", "ana@example.com · Graz", "2 March 2026"]
    assert read_word(word_file(sheet(text))) == [*head, *text.split("\n\n")]


@pytest.mark.parametrize("text", [LETTER, LATIN, CYRILLIC, GREEK])
def test_a_pdf_says_exactly_what_the_letter_says(text: str) -> None:
    shown = read_pdf(pdf_file(sheet(text)))
    assert shown.split() == [
        "Ana",
        "Kovač",
        "ana@example.com",
        "·",
        "Graz",
        "2",
        "March",
        "2026",
        *text.split(),
    ]


def test_the_paragraphs_of_a_pdf_stand_apart() -> None:
    with pypdfium2.PdfDocument(
        pdf_file(sheet("First one.\n\nSecond one.\nIts second line.", name=""))
    ) as made:
        page = made[0]
        tops = [found.get_bounds()[3] for found in page.get_objects()]
    gaps = [round(above - below) for above, below in itertools.pairwise(tops)][-3:]
    assert gaps[1] > gaps[2] + 5


def test_a_long_letter_takes_several_sheets_and_loses_nothing() -> None:
    long = "\n\n".join(
        f"Paragraph {number} says what it has to say, and not a word more." for number in range(120)
    )
    with pypdfium2.PdfDocument(pdf_file(sheet(long))) as made:
        assert len(made) > 2
    assert read_pdf(pdf_file(sheet(long))).split()[8:] == long.split()


def test_a_line_without_a_space_stays_on_the_sheet() -> None:
    address = "https://example.com/" + "a" * 400
    with pypdfium2.PdfDocument(pdf_file(sheet(address))) as made:
        rights = [found.get_bounds()[2] for found in made[0].get_objects()]
    assert max(rights) < 595 - 60


@pytest.mark.parametrize(
    ("text", "letter"), [("Über 日本 reden", "日"), ("שלום", "ש"), ("One 🙂 line", "🙂")]
)
def test_a_pdf_that_would_lack_letters_is_not_made_and_says_which(text: str, letter: str) -> None:
    with pytest.raises(CannotShow, match=f"cannot hold every letter of this text .*{letter}.*Word"):
        pdf_file(sheet(text))


def test_where_contact_details_are_forbidden_none_are_on_the_sheet() -> None:
    assert sheet(platform=Platform.UPWORK).contact == "Graz"


def test_a_file_is_named_after_its_job() -> None:
    assert file_name('API: "orders"/2 \x00', "pdf") == "Cover letter, API orders 2.pdf"
    assert file_name("???", "docx") == "Cover letter.docx"


async def test_only_the_writer_gets_the_file(alice: Somebody, charlie: Somebody) -> None:
    identity = await identity_from_cookie(alice.cookie)
    assert identity is not None
    async with team_session(identity) as db:
        job = await a_job(db, "Бот for Łódź")
        await a_letter(db, job, LETTER)
    async with client(starlette_app(settings())) as web:

        async def get(kind: str, cookie: str = alice.cookie, job_id: object = job.id) -> httpx.Response:
            return await web.get(f"/api/letters/{job_id}/{kind}", headers={"cookie": cookie})

        word, pdf = await get("docx"), await get("pdf")
        assert read_word(word.content)[-4:] == LETTER.split("\n\n")
        assert " ".join(LETTER.split()) in " ".join(read_pdf(pdf.content).split())
        assert (
            "filename*=UTF-8''Cover%20letter%2C%20%D0%91%D0%BE%D1%82" in word.headers["content-disposition"]
        )
        assert pdf.headers["cache-control"] == "no-store"
        assert (await get("pdf", cookie="")).status_code == 401
        assert (await get("pdf", cookie=charlie.cookie)).status_code == 404
        assert (await get("exe")).status_code == 404
        assert (await get("pdf", job_id="no-such")).status_code == 404


def test_a_word_file_is_of_the_day_of_the_letter() -> None:
    known = docx.Document(io.BytesIO(word_file(sheet(LETTER)))).core_properties
    assert known.created is not None
    assert known.created.date() == date(2026, 3, 2)
