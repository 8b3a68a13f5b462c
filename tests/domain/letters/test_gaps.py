"""What a template leaves in a letter is found; what developers and their ads write in brackets is not."""

import pytest

from app.domain.enums import Platform
from app.domain.letters.gaps import PLACEHOLDER
from app.domain.letters.review import ready_blockers, review
from tests.domain.letters.people import DESIGNER, SAUCE_AD, a_letter

GOOD = a_letter(SAUCE_AD, DESIGNER).text


@pytest.mark.parametrize(
    "gap",
    [
        "[your name]", "[Your Name]", "[Name]", "[Client's Name]", "[client name]", "[Company]", "[Company Name]",
        "[insert link here]", "[X years]", "[number] years", "[Portfolio Link]", "[date]", "[your portfolio URL]",
        "[hiring manager]", "[project name]", "{name}", "{client_name}", "{{first_name}}", "{{ company }}",
        "{Your Name}", "<name>", "<your name>", "<Company Name>", "<client>", "<your rate>", "(insert link)",
        "(your name)", "XXX", "xxx", "XXXX", "TODO", "TODO: price", "TBD", "FIXME", "_____", "Lorem ipsum", "«…»",
        "[Insert your relevant experience here]", "[FIRST NAME]", "<insert price>", "[Job Title]", "{rate}",
    ],
)  # fmt: skip
def test_a_gap_keeps_a_letter_from_being_ready(gap: str) -> None:
    found = ready_blockers(review(f"{GOOD}\n\n{gap}", SAUCE_AD, DESIGNER, Platform.UPWORK))
    assert any(gap.split(":")[0].split(" years")[0] in one for one in found), found


@pytest.mark.parametrize(
    "prose",
    [
        "The <div> and the <title> need a check.", "See note [1] and [2].", "An empty {} is valid JSON.",
        "I would replace <b> by <strong>, and <input type='text'> stays.", "arr[0] and items[name] hold it.",
        "It returns {} or [].", "Array<string> becomes List<int>.", "`{name}` is a template of yours.",
        "The TODO list of your app loads slowly.", "A TODO app is a start.", "Sizes from S to XXL.",
        "Use ${total} in the template.", "[the ad](https://example.org) says so.", "if (a < b && c > d) is fine.",
        "The __init__ file is empty.", "<link> in <head> loads the font.", "[...] as you write.", "{ a: 1 }",
        "The regex [a-z]+ is right.", "<br> and <h1>", "Map<String, Object> works.", "[x] done, [ ] open",
        "Your `<name>` element stays.", "<script> and <canvas>",
    ],
)  # fmt: skip
def test_code_and_notes_are_no_gaps(prose: str) -> None:
    assert PLACEHOLDER.search(prose) is None, PLACEHOLDER.findall(prose)
