"""The review says what is good, what is weak, and what keeps a letter from being ready."""

import pytest

from app.domain.enums import Platform
from app.domain.letters.review import Check, ready_blockers, review
from app.domain.letters.trace import sentence_hash
from app.domain.posting import JobPosting
from tests.domain.letters.people import CLINIC_AD, DESIGNER, DEVELOPER, NOTES_AD, SAUCE_AD, a_letter, an_ad

GOOD = a_letter(SAUCE_AD, DESIGNER).text


def checks(
    text: str, job: JobPosting = SAUCE_AD, *, platform: Platform = Platform.UPWORK, **more
) -> dict[str, Check]:  # type: ignore[no-untyped-def]
    profile = DEVELOPER if job is CLINIC_AD else DESIGNER
    return {c.key.split(":")[0]: c for c in review(text, job, profile, platform, **more)}


def test_a_composed_letter_passes_everything() -> None:
    found = review(GOOD, SAUCE_AD, DESIGNER, Platform.UPWORK)
    assert [c.detail for c in found if not c.ok] == []
    assert ready_blockers(found) == []


@pytest.mark.parametrize(
    "start",
    ["I am writing to apply. ", "I’ve seen your post. ", "Hello,\nI want this job. ", "My name is Mara. "],
)
def test_a_letter_does_not_begin_with_its_writer(start: str) -> None:
    assert not checks(start + GOOD)["not_i"].ok


def test_one_sentence_is_not_praised_and_blamed() -> None:
    assert "opener" not in checks("I want to draw the label of your sauce. " + GOOD)
    assert checks(GOOD)["opener"].ok


def test_a_demanded_first_word_does_not_count_as_the_beginning() -> None:
    text = "Calendar. Your clinics need one calendar."
    assert checks(text, CLINIC_AD)["not_i"].ok
    assert not checks("Calendar. I am the best.", CLINIC_AD)["not_i"].ok


def test_length_is_judged_in_words() -> None:
    assert checks(GOOD)["length"].severity == "ok"
    long = checks(GOOD + " Your sauce needs a label." * 40)["length"]
    assert (long.ok, long.severity) == (False, "warn")
    assert not checks("Your sauce?")["length"].ok


@pytest.mark.parametrize(
    "phrase",
    [
        "I am the perfect fit",
        "a proven track record",
        "I am excited to",
        "hit the ground running",
        "cutting-edge",
    ],
)
def test_cliches_are_named(phrase: str) -> None:
    found = checks(f"Your sauce deserves better. {phrase}. What comes first?")["cliches"]
    assert not found.ok
    assert found.severity == "warn"


def test_an_unmet_word_blocks_until_it_stands_where_it_should() -> None:
    assert checks(GOOD, CLINIC_AD)["starts_with"].severity == "block"
    assert checks("Calendar: " + GOOD, CLINIC_AD)["starts_with"].ok
    assert checks("“calendar” " + GOOD, CLINIC_AD)["starts_with"].ok
    assert not checks("Calendars " + GOOD, CLINIC_AD)["starts_with"].ok
    assert not checks("Hello, calendar " + GOOD, CLINIC_AD)["starts_with"].ok
    assert checks(f"{GOOD} ledger", NOTES_AD)["contains"].ok
    assert not checks(f"{GOOD} ledgers", NOTES_AD)["contains"].ok


def test_an_unanswered_question_blocks_until_answered_or_accepted() -> None:
    missing = checks("Calendar. Your clinics come first.", CLINIC_AD)["question"]
    assert missing.severity == "block"
    assert checks("Calendar. I would move live bookings clinic by clinic.", CLINIC_AD)["question"].ok
    key = next(
        c.key for c in review("", CLINIC_AD, DEVELOPER, Platform.UPWORK) if c.key.startswith("question")
    )
    assert checks("Calendar.", CLINIC_AD, accepted={key})["question"].ok


def test_the_question_in_a_gap_is_no_answer() -> None:
    assert not checks("Calendar. «Your answer to “How would you move live bookings?”»", CLINIC_AD)[
        "question"
    ].ok


def test_an_unsupported_claim_blocks_until_that_very_sentence_is_accepted() -> None:
    claim = "I have run Keycloak in production."
    blocked = checks(claim, CLINIC_AD)["claims"]
    assert blocked.severity == "block"
    assert blocked.detail.startswith("Nothing in your profile says Keycloak. Put it right")
    assert checks(claim, CLINIC_AD, accepted={sentence_hash(claim)})["claims"].ok
    changed = claim.replace("run", "led")
    assert not checks(changed, CLINIC_AD, accepted={sentence_hash(claim)})["claims"].ok


def test_gaps_block() -> None:
    found = review(GOOD + "\n«How long this will take»", SAUCE_AD, DESIGNER, Platform.UPWORK)
    assert ready_blockers(found) == ["Still to fill in: «How long this will take»"]


def test_a_letter_ends_with_a_question_or_a_next_step() -> None:
    assert not checks("Your sauce needs a label. I would draw one.")["asks"].ok
    assert checks("Your sauce needs a label. What comes first?")["asks"].ok
    assert checks("Your sauce needs a label. Let me know what suits you.\n\nBest,\nMara")["asks"].ok


@pytest.mark.parametrize(
    "contact", ["mara@example.com", "+46 70 123 45 67", "find me on WhatsApp", "t.me/mara"]
)
def test_contact_details_are_warned_of_on_upwork_only(contact: str) -> None:
    assert checks(f"{GOOD} {contact}")["contact"].severity == "warn"
    assert "contact" not in checks(f"{GOOD} {contact}", platform=Platform.LINKEDIN)


def test_figures_are_no_phone_numbers() -> None:
    assert checks(f"{GOOD} From 2018 to 2022 it was 12,000,000 bottles.")["contact"].ok


def test_the_first_screen_has_to_speak_of_the_job() -> None:
    idle = (
        "Many things can be said about the world and about the way in which one thing follows another. " * 3
    )
    assert not checks(idle + GOOD)["first_screen"].ok
    assert checks(GOOD)["first_screen"].ok


def test_what_is_asked_for_besides_has_to_be_there_or_said_to_be_met() -> None:
    job = an_ad("Tea", "We sell tea. Please include your hourly rate and your portfolio in your proposal.")
    found = {c.key.split(":")[0]: c for c in review("Your tea?", job, DESIGNER, Platform.UPWORK)}
    assert (found["rate"].severity, found["samples"].severity) == ("block", "block")
    keys = {found["rate"].key, found["samples"].key}
    taken = review("Your tea?", job, DESIGNER, Platform.UPWORK, accepted=keys)
    assert all(c.ok for c in taken if c.key in keys)


def test_a_screening_question_about_the_rate_blocks() -> None:
    job = an_ad("Tea", "We sell tea.", extras={"questions": ["What is your hourly rate?"]})
    assert checks("Your tea?", job)["rate"].severity == "block"
    assert checks("Your tea? My rate is $40 an hour.", job)["rate"].ok


def test_blocking_checks_come_first() -> None:
    ranks = ["block", "warn", "ok"]
    order = [ranks.index(c.severity) for c in review("I am excited.", CLINIC_AD, DEVELOPER, Platform.UPWORK)]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("end", "asks"),
    [
        ("Is there a date for it?", True),
        ("Is there a date for it?\n\nBest regards,\nInes Duarte", True),
        ("Shall we talk on Monday.", True),
        ("Is there a date for it? That is how it went at Google.", False),
        ("Is there a date for it? Thanks to a team at Google, I learnt that.", False),
    ],
)
def test_only_the_last_sentence_counts_as_the_end(end: str, asks: bool) -> None:
    found = review(f"You want an API. {end}", CLINIC_AD, DEVELOPER, Platform.UPWORK)
    assert next(check for check in found if check.key == "asks").ok is asks


@pytest.mark.parametrize(
    "phrase",
    [
        "a passionate expert", "I am passionate about sauces", "hit the ground running", "proven track record",
        "Look no further", "a rockstar designer", "a design ninja", "the perfect fit", "I hope this message finds you well",
        "I have read your job description carefully", "Dear Hiring Manager", "a team player", "a self-starter",
        "think outside the box", "a wealth of experience", "go the extra mile", "100% satisfaction",
        "I am confident that I can do it", "I am writing to apply", "I'm a quick learner", "attention to detail",
        "take your brand to the next level", "look forward to hearing from you", "Thank you for your consideration",
        "a results-driven designer", "highly motivated", "excellent communication skills", "I would love the opportunity",
        "a seasoned designer", "a game changer", "a guru", "I am the right person for this job", "hundreds of happy clients",
    ],
)  # fmt: skip
def test_a_cliche_is_told_with_its_reason_and_a_way_out(phrase: str) -> None:
    found = checks(f"Your sauce deserves better. {phrase}. What comes first?")["cliches"]
    assert not found.ok
    assert found.label == "One worn-out phrase"
    assert found.detail.count("“") == 1
    assert len([one for one in found.detail.split(": ", 1)[1].split(".") if one.strip()]) >= 2


@pytest.mark.parametrize(
    "plain",
    [
        "The setup wizard asks for it twice.", "A dynamic website needs a database.", "The texture must be seamless. A",
        "Your customers call 24/7.", "Apache Maven builds it.", "Fries, seasoned by hand.", "The value-added tax differs.",
        "A functional paradigm helps.", "Does the bottom line of the invoice add up?",
    ],
)  # fmt: skip
def test_words_of_a_trade_are_no_cliches(plain: str) -> None:
    assert checks(plain.replace("must be seamless. A", "is a seamless texture."))["cliches"].ok


def test_many_cliches_are_counted_and_the_first_explained() -> None:
    text = "Look no further. A rockstar. A ninja. A guru. A team player. A self-starter."
    found = checks(text)["cliches"]
    assert found.label == "6 worn-out phrases"
    assert found.detail.endswith("And 2 more.")
    assert "“rockstar”, “ninja”, “guru”" in found.detail


def test_a_failed_check_says_what_is_wrong_and_what_to_do() -> None:
    text = "I am a ninja. Mail me at mara@example.org. My name is {name}. I have run Keycloak."
    good = {c.key: c.label for c in review(GOOD, SAUCE_AD, DESIGNER, Platform.UPWORK) if c.ok}
    found = [c for c in review(text, SAUCE_AD, DESIGNER, Platform.UPWORK) if not c.ok]
    assert {c.key for c in found} >= {
        "claims",
        "gaps",
        "opener",
        "not_i",
        "length",
        "cliches",
        "asks",
        "contact",
    }
    for one in found:
        assert one.label != good.get(one.key), one
        assert one.detail.endswith((".", "”", "}")), one
    assert {c.key: c.label for c in found}["asks"] == "Does not end with a question"


def test_an_unmet_demand_has_a_label_that_says_so() -> None:
    found = [c for c in review("Your shop?", CLINIC_AD, DEVELOPER, Platform.UPWORK) if not c.ok]
    labels = {c.key.split(":")[0]: c.label for c in found}
    assert labels["starts_with"] == "Does not start with the word “calendar”"
    assert labels["question"].startswith("No answer yet")
