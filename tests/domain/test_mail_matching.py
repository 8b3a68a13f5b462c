"""A mail finds its application by evidence; only strong and clear evidence files it without asking."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.enums import ApplicationStatus as S
from app.domain.mail import Mail, MailKind
from app.domain.mail_matching import Candidate, match, suggestion

ONE, TWO = UUID(int=1), UUID(int=2)
MAIL = Mail(
    key="<1@x>", kind=MailKind.ROOM_MESSAGE, platform="upwork", sender="Dana H. <room_1@upwork.com>", recipient="",
    subject="Dana H. sent you a message", body="Hello there.", sent_at=None, thread="upwork:room:1",
)  # fmt: skip


def card(
    application_id: UUID = ONE, title: str = "React developer for a booking site", **known: object
) -> Candidate:
    plain = {"company": "", "platform": "upwork", "job_id": "", "status": S.APPLIED}
    return Candidate(application_id, title, **{**plain, **known})  # type: ignore[arg-type]


def test_a_known_conversation_and_a_link_to_the_job_are_sure() -> None:
    found = match(MAIL, [card(threads=("upwork:room:1",)), card(TWO, "Logo")])
    assert (found.application_id, found.is_sure) == (ONE, True)
    linked = match(replace(MAIL, job_ids=("77",)), [card(TWO, "Logo"), card(job_id="77")])
    assert (linked.application_id, linked.is_sure) == (ONE, True)


def test_the_exact_title_is_sure_unless_two_cards_have_it() -> None:
    mail = replace(MAIL, title="React developer for a booking site")
    assert match(mail, [card()]).is_sure
    found = match(mail, [card(), card(TWO)])
    assert not found.is_sure
    assert "Another application" in found.reason


def test_a_company_in_the_senders_name_is_asked_about() -> None:
    mail = replace(
        MAIL, platform="email", sender="Jo <jo@x.example>", subject="Harbour Freight: your letter", thread="t"
    )
    found = match(mail, [card(company="Harbour Freight")])
    assert found.application_id == ONE
    assert not found.is_sure


def test_another_platform_is_no_match() -> None:
    mail = replace(MAIL, platform="linkedin", title="React developer for a booking site")
    assert match(mail, [card()]).application_id is None


def test_hidden_words_are_never_filed_unseen() -> None:
    mail = replace(MAIL, job_ids=("77",), has_hidden_text=True)
    assert not match(mail, [card(job_id="77")]).is_sure


def test_nothing_alike_is_nothing() -> None:
    assert match(MAIL, [card(title="Logo for a bakery")]).application_id is None
    assert match(MAIL, []).application_id is None


@pytest.mark.parametrize(
    ("body", "status", "to"),
    [
        ("Thanks, that looks good.", S.APPLIED, S.IN_CONVERSATION),
        ("Could we schedule a call tomorrow?", S.IN_CONVERSATION, S.INTERVIEWING),
        ("Could we schedule a call tomorrow?", S.APPLIED, S.IN_CONVERSATION),
        ("We sent you an offer.", S.INTERVIEWING, S.WON),
        ("Unfortunately we went with another freelancer.", S.INTERVIEWING, S.LOST),
        ("Unfortunately we went with another freelancer.", S.APPLIED, S.ARCHIVED),
    ],
)
def test_what_a_mail_says_suggests_a_legal_move(body: str, status: S, to: S) -> None:
    found = suggestion(replace(MAIL, body=body), status)
    assert found is not None
    assert found.to is to


@pytest.mark.parametrize("status", [S.WON, S.LOST, S.ARCHIVED, S.SHORTLISTED, S.READY_TO_APPLY])
def test_where_nothing_is_legal_nothing_is_suggested(status: S) -> None:
    assert suggestion(replace(MAIL, body="Mark as won. You are hired."), status) is None
