"""No route but the upload is sent more than a little."""

from collections.abc import AsyncIterator

import pytest

from app.web.bodies import SmallBodies
from tests.web.asgi import client, echo_app


def capped() -> SmallBodies:
    return SmallBodies(echo_app(), except_path="/api/upload", cap=100)


async def pieces(count: int) -> AsyncIterator[bytes]:
    for _ in range(count):
        yield b"x" * 10


async def test_a_small_body_arrives_whole() -> None:
    async with client(capped()) as browser:
        assert (await browser.post("/form", content=b"x" * 100)).text == "/form 100"
        assert (await browser.post("/form", content=pieces(10))).text == "/form 100"


@pytest.mark.parametrize("path", ["/form", "/api/upload/", "/api/upload/x", "/"])
async def test_a_large_body_is_refused_whether_announced_or_not(path: str) -> None:
    async with client(capped()) as browser:
        assert (await browser.post(path, content=b"x" * 101)).status_code == 413
        assert (await browser.post(path, content=pieces(11))).status_code == 413


@pytest.mark.parametrize("said", ["-1", "1e3", "ten", "101"])
async def test_a_length_that_is_no_small_number_is_refused(said: str) -> None:
    async with client(capped()) as browser:
        answer = await browser.post("/form", content=b"", headers={"content-length": said})
    assert answer.status_code == 413


async def test_the_upload_route_counts_for_itself() -> None:
    async with client(capped()) as browser:
        assert (await browser.post("/api/upload", content=b"x" * 500)).text == "/api/upload 500"
