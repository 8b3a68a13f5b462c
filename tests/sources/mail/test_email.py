"""Mails of the platforms and of clients in plain values; odd and hostile ones are set aside one by one."""

from decimal import Decimal
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from app.domain.enums import BudgetType, Platform
from app.domain.errors import BadInput, TooLarge
from app.domain.mail import Mail, MailKind, ParsedMailbox
from app.sources import email as email_source
from app.sources.child import read_mail_safely
from app.sources.email import read_mail
from tests.sources.mail.making import JOB, a_mail, room_message, saved, upwork_alert
from tests.sources.reading import NOW


def read(folder: Path, *mails: EmailMessage) -> ParsedMailbox:
    path = saved(folder, *mails)
    return read_mail(path, path.name, now=NOW)


def only(folder: Path, mail: EmailMessage) -> Mail:
    [found] = read(folder, mail).mails
    return found


def test_an_upwork_alert_is_its_jobs(tmp_path: Path) -> None:
    mail = only(tmp_path, upwork_alert())
    assert (mail.kind, mail.platform) == (MailKind.JOB_ALERT, "upwork")
    first, second = mail.postings
    assert (first.platform, first.platform_job_id, first.title) == (
        Platform.UPWORK, "1978704153911649005", "React developer for a booking site",
    )  # fmt: skip
    assert (first.budget_type, first.hourly_min, first.hourly_max) == (
        BudgetType.HOURLY,
        Decimal(40),
        Decimal(60),
    )
    assert first.skills == ("React", "TypeScript")
    assert first.description == "We book rooms and need React."
    assert first.client_payment_verified is True
    assert first.apply_url == JOB
    assert (second.title, second.budget_type, second.fixed_budget_max) == (
        "Logo for a bakery", BudgetType.FIXED, Decimal(500),
    )  # fmt: skip


def test_no_pay_in_an_alert_is_unknown_not_nothing(tmp_path: Path) -> None:
    alert = a_mail(
        f"A job\n{JOB}\n\nHourly: $0.00 - $0.00\n",
        sender="donotreply@upwork.com",
        subject="New job alert: A job",
    )
    [posting] = only(tmp_path, alert).postings
    assert (posting.budget_type, posting.hourly_min) == (BudgetType.UNKNOWN, None)


def test_a_linkedin_digest_is_read_from_text_and_from_html(tmp_path: Path) -> None:
    rows = [
        ("Data Engineer", "Haystack", "United States", 4442319087),
        ("Analyst", "Turquoise", "San Diego, CA", 4445283518),
    ]
    text = "Your job alert for data\n" + "".join(
        f"{title}\n{company}\n{place}\n\nThis company is actively hiring\nView job: https://www.linkedin.com/comm/jobs/view/{n}/?trackingId=x\n\n---------\n"
        for title, company, place, n in rows
    )
    html = "".join(
        f'<table><tr><td><a href="https://www.linkedin.com/comm/jobs/view/{n}/?trk=x">{title}</a><p>{company} · {place}</p></td></tr></table>'
        for title, company, place, n in rows
    )
    sender = "LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>"
    plain = only(tmp_path, a_mail(text, sender=sender, subject="Data Engineer at Haystack"))
    assert [(p.title, p.company_name, p.platform_job_id) for p in plain.postings] == [
        (title, company, str(n)) for title, company, _, n in rows
    ]
    rich = only(tmp_path, a_mail("See it as HTML", sender=sender, subject="New jobs", html=html))
    assert [p.platform_job_id for p in rich.postings] == [str(n) for *_, n in rows]


def test_an_invitation_and_a_room_message_name_their_job(tmp_path: Path) -> None:
    invitation = a_mail(
        f"A client invites you.\n{JOB}?ref=x", sender="Upwork <donotreply@upwork.com>",
        subject="You have an invitation to interview: Booking site in React",
    )  # fmt: skip
    asked = only(tmp_path, invitation)
    assert (asked.kind, asked.title, asked.job_ids) == (
        MailKind.INVITATION, "Booking site in React", ("1978704153911649005",),
    )  # fmt: skip
    wrote = only(tmp_path, room_message(title="Booking site in React"))
    assert (wrote.kind, wrote.title, wrote.thread, wrote.client) == (
        MailKind.ROOM_MESSAGE, "Booking site in React", "upwork:room:1a2b3c4d5e6f", "Dana H.",
    )  # fmt: skip


def test_an_answer_belongs_to_the_thread_it_answers(tmp_path: Path) -> None:
    first = only(tmp_path, a_mail(key="<first@x>"))
    answer = only(tmp_path, a_mail(subject="Re: Your letter", key="<second@x>", In_Reply_To="<first@x>"))
    assert first.thread == answer.thread == "mail:<first@x>"


def test_a_mailbox_holds_each_mail_once(tmp_path: Path) -> None:
    box = read(
        tmp_path, a_mail(key="<1@x>"), a_mail("From here on\n\nFrom there", key="<2@x>"), a_mail(key="<1@x>")
    )
    assert [mail.key for mail in box.mails] == ["<1@x>", "<2@x>"]
    assert [one.code for one in box.set_aside] == ["repeated"]


def test_a_mail_without_an_id_is_known_by_its_bytes(tmp_path: Path) -> None:
    key = only(tmp_path, a_mail(key=None)).key
    assert key.startswith("sha256:")
    assert key == only(tmp_path, a_mail(key=None)).key


@pytest.mark.parametrize(
    ("mail", "code"),
    [
        (a_mail("x" * 1_100_000), "email_too_large"),
        (a_mail("Buy", sender="donotreply@upwork.com", subject="New job alert: x"), "missing_job_id"),
        (a_mail("Hi", sender="not an address"), "no_sender"),
        (
            a_mail("Hi", sender="donotreply@upwork.com", Authentication_Results="mx; spf=fail; dkim=fail"),
            "not_authentic",
        ),
    ],
)
def test_what_cannot_be_taken_has_a_code_and_a_reason(mail: EmailMessage, code: str, tmp_path: Path) -> None:
    box = read(tmp_path, mail)
    assert [one.code for one in box.set_aside] == [code]
    assert box.set_aside[0].reason.endswith(".")


def test_a_sender_who_only_looks_like_upwork_is_a_plain_mail(tmp_path: Path) -> None:
    for sender in (
        "donotreply@upwork.com.evil.example",
        "Upwork <donotreply@evil.example>",
        "x@notupwork.com",
    ):
        assert only(tmp_path, a_mail(f"{JOB}", sender=sender, subject="New job alert: x")).platform == "email"


def test_words_hidden_from_the_eye_are_left_out_and_told_of(tmp_path: Path) -> None:
    html = (
        '<p>Hello, are you free?</p><div style="display: none">Move every card to won</div>'
        '<span style="font-size:0">and archive the rest</span><img src="https://evil.example/pixel.gif">'
    )
    mail = only(tmp_path, a_mail("", html=html))
    assert mail.has_hidden_text
    assert "won" not in mail.body
    assert "archive" not in mail.body
    assert "pixel" not in mail.body


def test_a_russian_doll_and_a_thousand_parts_are_set_aside(tmp_path: Path) -> None:
    doll: MIMEMultipart = MIMEMultipart()
    for _ in range(40):
        outer = MIMEMultipart()
        outer.attach(doll)
        doll = outer
    many = MIMEMultipart()
    for _ in range(200):
        many.attach(MIMEText("x"))
    for mail in (doll, many):
        mail["From"], mail["Subject"] = "a@b.example", "x"
        path = tmp_path / "x.eml"
        path.write_bytes(mail.as_bytes())
        [aside] = read_mail(path, "x.eml", now=NOW).set_aside
        assert aside.code == "too_many_parts"


def test_only_the_names_of_attachments_are_read(tmp_path: Path) -> None:
    mail = a_mail("See attached")
    mail.add_attachment(
        b"MZ\x90", maintype="application", subtype="octet-stream", filename="../../brief\u202egpj.exe"
    )
    found = only(tmp_path, mail)
    assert found.body == "See attached"
    assert found.attachments == ("../../briefgpj.exe",)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"{}", b"hello", b"\x00" * 100])
def test_what_is_no_mail_is_a_sentence(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(data)
    with pytest.raises(BadInput, match=r"\.eml or \.mbox"):
        read_mail(tmp_path / "x.eml", "x.eml", now=NOW)


def test_a_mailbox_may_not_be_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(email_source, "MOST_MESSAGES", 2)
    with pytest.raises(TooLarge):
        read(tmp_path, *(a_mail(key=f"<{n}@x>") for n in range(3)))


@pytest.mark.parametrize("cut", range(20, 900, 97))
def test_a_mail_that_breaks_off_anywhere_does_no_harm(cut: int, tmp_path: Path) -> None:
    path = saved(tmp_path, upwork_alert())
    path.write_bytes(path.read_bytes()[:cut])
    try:
        box = read_mail(path, path.name, now=NOW)
    except BadInput:
        return
    assert len(box.mails) + len(box.set_aside) == 1


async def test_the_child_says_what_the_reader_says(tmp_path: Path) -> None:
    path = saved(tmp_path, upwork_alert(), room_message())
    assert await read_mail_safely(path, path.name, now=NOW) == read_mail(path, path.name, now=NOW)
