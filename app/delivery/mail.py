"""Mail over SMTP: the server that the person named, at the very address that was looked at."""

import asyncio
import smtplib
import socket
import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from app.delivery.message import Message, Permanent, Target, Temporary, Unsure, rules
from app.domain.errors import BadInput
from app.safe_http import Unreachable, pinned_address

SECONDS = 15.0


async def send_mail(target: Target, message: Message) -> None:
    known = target.settings
    host, port = str(known["host"]), int(known["port"])
    allowed = rules(mail=True)
    if port not in allowed.ports:
        raise Permanent(f"Port {port} is not one that mail may be sent to.")
    try:
        address = await pinned_address(host, port, allowed)
    except Unreachable as error:
        raise Temporary(error.sentence) from error
    except BadInput as error:
        raise Permanent(
            f"{host} is an address inside a private network, which mail is not sent to."
        ) from error
    await asyncio.to_thread(_send, target, letter(target, message), (address, host, port))


def letter(target: Target, message: Message) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = message.title, target.settings["sender"], target.address
    mail["Date"], mail["Message-ID"] = format_datetime(message.sent_at), f"<{message.id}@bidwell.invalid>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(
        f"{message.text}\n\n-- \nSent by your Bidwell. Settings, Notifications says what is sent.\n"
    )
    return mail


def _send(target: Target, mail: EmailMessage, where: tuple[str, str, int]) -> None:
    address, host, port = where
    secure, begun = target.settings["security"], _Begun()
    try:
        with _server(address, host, port, secure) as server:
            if secure == "starttls":
                server.starttls(context=ssl.create_default_context())
            if target.settings.get("user") and target.secret:
                server.login(str(target.settings["user"]), target.secret)
            begun.watch(server)
            server.send_message(mail)
    except smtplib.SMTPAuthenticationError as error:
        raise Permanent(f"{host} does not accept this name and password.") from error
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        raise _by_code(codes[0] if codes else 550, host) from error
    except smtplib.SMTPResponseException as error:
        raise _by_code(error.smtp_code, host) from error
    except smtplib.SMTPNotSupportedError as error:
        raise Permanent(f"{host} does not offer what was chosen: encryption or a password.") from error
    except ssl.SSLError as error:
        raise Permanent(f"{host} could not be trusted: its certificate is not right.") from error
    except (OSError, smtplib.SMTPException) as error:
        if begun.data:
            raise Unsure(f"{host} broke off before it said whether the mail was taken.") from error
        raise Temporary(f"{host} could not be reached. Check its name and port.") from error


def _server(address: str, host: str, port: int, secure: str) -> smtplib.SMTP:
    if secure == "tls":
        return _PinnedTls(address, host, port)
    return _Pinned(address, host, port)


def _by_code(code: int, host: str) -> Exception:
    if 400 <= code < 500:
        return Temporary(f"{host} asks to try later ({code}).")
    return Permanent(f"{host} refused the mail ({code}). Check the addresses.")


class _Begun:
    """Whether the mail itself was on its way when the line broke."""

    data = False

    def watch(self, server: smtplib.SMTP) -> None:
        sends = server.data

        def data(message: Any) -> tuple[int, bytes]:
            self.data = True
            return sends(message)

        server.data = data  # type: ignore[method-assign,assignment]


class _Pinned(smtplib.SMTP):
    """Connects to one address and knows the server by its name."""

    def __init__(self, address: str, host: str, port: int) -> None:
        self._address = address
        super().__init__(host, port, timeout=SECONDS)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return socket.create_connection((self._address, port), timeout)


class _PinnedTls(smtplib.SMTP_SSL):
    def __init__(self, address: str, host: str, port: int) -> None:
        self._address = address
        super().__init__(host, port, timeout=SECONDS, context=ssl.create_default_context())

    def _get_socket(self, host: str, port: int, timeout: float) -> Any:
        plain = socket.create_connection((self._address, port), timeout)
        return self.context.wrap_socket(plain, server_hostname=host)
