"""The bundled model turns texts into vectors, and never looks at the network for it."""

import subprocess
import sys

import numpy as np
import pytest

from app.llm.embeddings import DIMS, embed


def test_every_text_becomes_one_normalised_row() -> None:
    rows = embed(["python developer", "logo design for a bakery"])
    assert rows.shape == (2, DIMS)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)


def test_an_empty_text_is_a_zero_row_and_no_texts_are_no_rows() -> None:
    assert not embed([""]).any()
    assert embed([]).shape == (0, DIMS)


def test_a_text_has_the_same_vector_alone_and_in_company() -> None:
    texts = ["python developer", "a much longer text about bookkeeping for a small shop " * 20, "x"]
    together = embed(texts)
    assert all((embed([text])[0] == row).all() for text, row in zip(texts, together, strict=True))


def test_like_texts_are_nearer_than_unlike_ones() -> None:
    designer, logo, python = embed(["graphic designer", "logo design", "python developer"])
    assert designer @ logo > designer @ python + 0.2


def test_nothing_is_asked_of_the_network() -> None:
    code = """
import socket
def refuse(*args, **kwargs):
    raise AssertionError("a vector needs no network")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from app.llm.embeddings import embed
assert embed(["python developer"]).any()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
