"""Choosing or dropping files: each is sent to our upload route with progress, and named back with its id."""

from typing import Any, ClassVar

import reflex as rx

from app.components.islands import Island, one, source, two

UPLOAD_URL = "/api/upload?purpose=jobs"
JOB_FILES = ".csv,.tsv,.json,.jsonl,.ndjson,.xml,.rss,.atom,.txt,.gz"
MEGABYTE = 1024 * 1024
LARGEST_FILE = 32 * MEGABYTE
"""As much as the reader of job files takes; a larger one is not even sent."""


class FileDrop(Island):
    """See `file_drop()`."""

    library = source("file_drop.jsx")
    tag = "FileDrop"

    url: rx.Var[str]
    accept: rx.Var[str]
    max_bytes: rx.Var[int]
    label: rx.Var[str]
    hint: rx.Var[str]
    multiple: rx.Var[bool]
    anywhere: rx.Var[bool]
    quiet: rx.Var[bool]
    most: rx.Var[int]
    known: rx.Var[list[str]]

    emits: ClassVar = {"on_uploaded": two, "on_refused": one}


def file_drop(
    *,
    on_uploaded: Any,
    on_refused: Any = None,
    url: str = UPLOAD_URL,
    accept: str = JOB_FILES,
    max_bytes: int = LARGEST_FILE,
    label: str = "Drop files here, or choose them",
    hint: str = "",
    multiple: bool = True,
    anywhere: bool = True,
    quiet: bool = False,
    most: int = 20,
    known: rx.Var[list[str]] | None = None,
) -> rx.Component:
    """A drop zone that is also a button. `on_uploaded(upload_id, file_name)` once a file has arrived whole,
    `on_refused(sentence)` when one was not taken (the sentence is shown beside the file as well).

    `quiet` is a small button, and files may still be dropped anywhere. At most `most` files at once. Those whose upload ids are `known` are shown elsewhere, and no longer here.
    """
    heard = {"on_uploaded": on_uploaded} | ({"on_refused": on_refused} if on_refused else {})
    return FileDrop.create(
        url=url,
        accept=accept,
        max_bytes=max_bytes,
        label=label,
        hint=hint,
        multiple=multiple,
        anywhere=anywhere,
        quiet=quiet,
        most=most,
        known=known if known is not None else [],
        **heard,
    )
