"""Reads a multipart body piece by piece and writes its files as they arrive. Nothing is held in memory."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast
from uuid import UUID, uuid4

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from app.domain.errors import BadInput, TooLarge
from app.web.uploads.names import shown_name

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MOST_FILES = 20


@dataclass
class ReceivedFile:
    """One file, stored under its id; the sender's name for it is only ever shown, never used on disk."""

    upload_id: UUID
    file_name: str
    path: Path
    size: int = 0


class Incoming:
    """Feed it the body with `write`, then call `finish`. `discard` takes away all it wrote."""

    def __init__(
        self, boundary: bytes, folder: Path, *, file_cap: int, total_cap: int, accepts: Callable[[str], bool]
    ) -> None:
        self.folder, self.file_cap, self.total_cap, self.accepts = folder, file_cap, total_cap, accepts
        self.files: list[ReceivedFile] = []
        self.received = 0
        self._open: BinaryIO | None = None
        self._header_name, self._header_value, self._disposition = b"", b"", b""
        self._ended = False
        try:
            self._parser = MultipartParser(boundary, cast("MultipartCallbacks", _callbacks(self)))
        except FormParserError as wrong:
            raise BadInput("The upload arrived garbled. Please try again.") from wrong

    def write(self, chunk: bytes) -> None:
        """Take in the next piece of the body."""
        self.received += len(chunk)
        if self.received > self.total_cap:
            raise TooLarge(
                f"One upload may hold {in_megabytes(self.total_cap)} in all. Send the files singly."
            )
        try:
            self._parser.write(chunk)
        except FormParserError as wrong:
            raise BadInput("The upload arrived garbled. Please try again.") from wrong

    def finish(self) -> list[ReceivedFile]:
        """All files, complete. Raises when the body stopped half-way or held no file."""
        if not self._ended:
            raise BadInput("The upload broke off before its end. Please try again.")
        if not self.files:
            raise BadInput("No file arrived. Choose a file and try again.")
        for file in self.files:
            if not file.size:
                raise BadInput(f"“{file.file_name}” is empty. Choose another file.")
        return self.files

    def discard(self) -> None:
        """Forget everything that was written."""
        self._close()
        for file in self.files:
            file.path.unlink(missing_ok=True)
        self.files = []

    def _close(self) -> None:
        if self._open:
            self._open.close()
            self._open = None

    def on_part_begin(self) -> None:
        self._disposition = b""

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def on_header_end(self) -> None:
        if self._header_name.lower() == b"content-disposition":
            self._disposition = self._header_value
        self._header_name, self._header_value = b"", b""

    def on_headers_finished(self) -> None:
        _, options = parse_options_header(self._disposition)
        if b"filename" not in options:
            return  # a plain field: counted, not kept
        name = shown_name(options[b"filename"].decode("utf-8", "replace"))
        if not self.accepts(name):
            raise UnknownKind(f"“{name}” is not a kind of file that can be read here.")
        if len(self.files) >= MOST_FILES:
            raise TooLarge(f"At most {MOST_FILES} files can be sent at once.")
        upload_id = uuid4()
        file = ReceivedFile(upload_id, name, self.folder / str(upload_id))
        handle = os.open(file.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._open = os.fdopen(handle, "wb")
        self.files.append(file)

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if not self._open:
            return
        file = self.files[-1]
        file.size += end - start
        if file.size > self.file_cap:
            raise TooLarge(
                f"“{file.file_name}” is larger than {in_megabytes(self.file_cap)}. "
                "Split it, or compress it with gzip."
            )
        self._open.write(data[start:end])

    def on_part_end(self) -> None:
        self._close()

    def on_end(self) -> None:
        self._ended = True


class UnknownKind(BadInput):
    """The file's ending is not among those that its purpose takes."""


def in_megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"


def _callbacks(incoming: Incoming) -> dict[str, Callable[..., None]]:
    names = ("part_begin", "header_field", "header_value", "header_end", "headers_finished", "part_data")
    return {f"on_{name}": getattr(incoming, f"on_{name}") for name in (*names, "part_end", "end")}
