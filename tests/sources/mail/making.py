"""Mails made for tests, as the platforms and clients write them."""

from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from tests.builders import MONDAY

JOB = "https://www.upwork.com/jobs/~021978704153911649005"


def a_mail(
    text: str = "Hello", *, sender: str = "Dana Hill <dana@harbour.example>", subject: str = "Your letter",
    to: str = "alice@example.com", key: str | None = "<one@mail.example>", html: str = "", **headers: str,
) -> EmailMessage:  # fmt: skip
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = format_datetime(MONDAY)
    if key:
        mail["Message-ID"] = key
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def upwork_alert(
    title: str = "React developer for a booking site", key: str = "<alert@upwork.com>"
) -> EmailMessage:
    text = (
        f"{title}\n{JOB}?utm_source=mail\n\nHourly: $40.00 - $60.00\nEst. time: 1 to 3 months\n\n"
        "We book rooms and need React.\n\nPayment verified\n$12K spent\nSkills:\nReact\nTypeScript\n+2 more\n\n"
        f"View job details:\n{JOB}?frkscc=token\n\n"
        "Logo for a bakery\nhttps://www.upwork.com/jobs/~021978704153911649006\n\nFixed price: $500\n\nDraw it.\n"
    )
    return a_mail(text, sender="Upwork <donotreply@upwork.com>", subject=f"New job alert: {title}", key=key)


def room_message(
    text: str = "Could we schedule a call tomorrow?", *, room: str = "room_1a2b3c4d5e6f", title: str = "",
    key: str = "<room@upwork.com>",
) -> EmailMessage:  # fmt: skip
    about = f' about the job "{title}"' if title else ""
    return a_mail(
        text, sender=f"Dana H. <{room}@upwork.com>", subject=f"Dana H. sent you a message{about}", key=key
    )


def saved(folder: Path, *mails: EmailMessage, name: str = "") -> Path:
    """One mail as .eml, several as .mbox."""
    if len(mails) == 1 and not name:
        path = folder / "one.eml"
        path.write_bytes(mails[0].as_bytes())
        return path
    path = folder / (name or "all.mbox")
    lines = b"".join(
        b"From someone@example.com Mon Mar  2 09:00:00 2026\n"
        + mail.as_bytes().replace(b"\nFrom ", b"\n>From ")
        + b"\n\n"
        for mail in mails
    )
    path.write_bytes(lines)
    return path
