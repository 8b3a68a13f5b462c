"""Whatever the bytes: jobs, or a sentence. Nothing else ever leaves the parser."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import UserFacingError
from app.domain.posting import JobPosting
from tests.sources.reading import PAYLOADS, jobs, read_content

FILES = {path.name: path.read_bytes() for path in sorted(PAYLOADS.iterdir())}
PIECES = (b'"', b",", b";", b"{", b"[" * 2000, b"]", b"<", b"&", b"\\", b"\n", b"\r", b"\0", b"\xef\xbb\xbf", b"\xff\xfe",
          b"1e999", b"NaN", b"9" * 5000, b'"\\ud800"', b"null", b"0/0/0000", b"\xe2\x80\xa8")  # fmt: skip


def check(folder: Path, content: bytes) -> None:
    refused = ""
    try:
        parsed = read_content(folder, content, "upwork jobs")
    except UserFacingError as refusal:
        refused = refusal.sentence
    if refused:
        assert refused.startswith("upwork jobs ")
        assert "Error" not in refused
        return
    assert all(one.reason.endswith((".", "?")) for one in parsed.rejected)
    for job in jobs(parsed):
        check_job(job)


def check_job(job: JobPosting) -> None:
    assert job.title.strip()
    stored = json.dumps([job.raw, job.extras], allow_nan=False)
    assert "\\u0000" not in stored
    stored.encode()
    for low, high in ((job.hourly_min, job.hourly_max), (job.fixed_budget_min, job.fixed_budget_max)):
        assert low is None or high is None or 0 < low <= high
    assert job.posted_at is None or job.posted_at.tzinfo is not None
    assert job.apply_url is None or job.apply_url.startswith(("http://", "https://"))
    assert len(job.canonical_hash) == 64


@given(st.binary(max_size=2000) | st.text(max_size=1000).map(str.encode))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_are_jobs_or_a_sentence(tmp_path: Path, content: bytes) -> None:
    check(tmp_path, content)


@pytest.mark.parametrize("name", FILES)
def test_damaged_files_are_jobs_or_a_sentence(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for _ in range(40):
        check(tmp_path, damaged(FILES[name], chance))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A few of the things that happen to files: cut, flipped, doubled, and pieces where they do not belong."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                del data[at:]
            case 1:
                del data[at : at + chance.randrange(400)]
            case 2:
                data[at:at] = chance.choice(PIECES) * chance.randint(1, 3)
            case 3:
                data[at:at] = data[max(at - 300, 0) : at]
            case 4 if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
            case _:
                data = bytearray(bytes(data).replace(chance.choice(PIECES[:5]), chance.choice(PIECES[:5])))
    return bytes(data)


NAMES = (
    "title", "description", "url", "id", "budget", "hourlyBudgetMin", "hourlyBudgetMax", "job_type", "salary",
    "currency", "skills", "tags", "location", "client", "country", "postedAt", "scrapedAt", "proposals", "rating",
    "experienceLevel", "category", "company", "remote", "hires",
)  # fmt: skip
RECORD = st.dictionaries(
    st.sampled_from(NAMES),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
        max_leaves=6,
    ),
)


@given(st.lists(RECORD, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_values_under_known_names_are_jobs_or_a_sentence(
    tmp_path: Path, records: list[dict[str, object]]
) -> None:
    check(tmp_path, json.dumps([{"title": "A lamp", **record} for record in records]).encode())
