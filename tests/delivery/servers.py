"""Local servers that speak the real protocols: SMTP as a mail server does, HTTP as ntfy and webhooks do."""

import asyncio
import email
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.message import Message as Mail
from email.policy import default
from typing import Any


@dataclass
class MailServer:
    """Takes mail; `refuse` maps a command to the answer it gets instead, `drop_after` cuts the line after it."""

    port: int = 0
    mails: list[Mail] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    drop_after: str = ""
    login: str = ""


@asynccontextmanager
async def mail_server(**known: Any) -> AsyncIterator[MailServer]:
    server = MailServer(**known)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.test ESMTP\r\n")
        while line := (await reader.readline()).decode().strip():
            command = line.split()[0].upper()
            server.heard.append(line)
            if server.drop_after == command and command != "DATA":
                break
            if command in server.refuse:
                writer.write(f"{server.refuse[command]}\r\n".encode())
            elif command == "EHLO":
                auth = b"250-AUTH PLAIN\r\n" if server.login else b""
                writer.write(b"250-mail.test\r\n" + auth + b"250 8BITMIME\r\n")
            elif command == "AUTH":
                writer.write(b"235 ok\r\n" if line.split()[-1] == server.login else b"535 no\r\n")
            elif command == "DATA":
                writer.write(b"354 go on\r\n")
                await writer.drain()
                raw = (await reader.readuntil(b"\r\n.\r\n"))[:-3]
                server.mails.append(email.message_from_bytes(raw, policy=default))
                if server.drop_after == "DATA":
                    break
                writer.write(f"{server.refuse.get('END', '250 taken')}\r\n".encode())
            elif command == "QUIT":
                writer.write(b"221 bye\r\n")
                break
            else:
                writer.write(b"250 ok\r\n")
            await writer.drain()
        writer.close()

    listening = await asyncio.start_server(talk, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


@dataclass
class Heard:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class WebServer:
    """Answers each POST with the next of `answers`, the last again and again; 0 is no answer at all."""

    port: int = 0
    answers: list[int] = field(default_factory=lambda: [200])
    heard: list[Heard] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@asynccontextmanager
async def web_server(*answers: int) -> AsyncIterator[WebServer]:
    server = WebServer(answers=list(answers) or [200])

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        first = (await reader.readline()).decode().split()
        headers: dict[str, str] = {}
        while line := (await reader.readline()).decode().strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        server.heard.append(Heard(first[1], headers, body))
        status = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]
        if status:
            extra = "location: http://127.0.0.1:1/\r\n" if 300 <= status < 400 else ""
            writer.write(
                f"HTTP/1.1 {status} x\r\n{extra}content-length: 2\r\nconnection: close\r\n\r\n{{}}".encode()
            )
            await writer.drain()
        writer.close()

    listening = await asyncio.start_server(talk, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
