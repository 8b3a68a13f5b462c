"""Real dumps, where a folder of them lies beside the repository: each imports, and loses no row silently."""

from pathlib import Path

from tests.sources.reading import jobs, read_content

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data"
EXPECTED_REFUSALS = {"unsupported_platform", "failed_scrape"}


def sample_files() -> list[Path]:
    return [path for site in ("upwork", "linkedin") for path in sorted((SAMPLES / site).glob("*.*"))]


def test_every_sample_file_imports_with_all_its_rows_whatever_its_name(tmp_path: Path) -> None:
    for path in sample_files():
        parsed = read_content(tmp_path, path.read_bytes(), "x")
        assert parsed.rows, path.name
        assert {one.code for one in parsed.rejected} <= EXPECTED_REFUSALS, path.name
        assert not parsed.layout.startswith("generic"), path.name
        assert all(job.title and job.raw for job in jobs(parsed)), path.name
