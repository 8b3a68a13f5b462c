"""`bidwell interview-metrics` needs no database and gives programs one JSON object."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import cli
from app.domain.errors import BadInput

TALK = [{"speaker": "Client", "text": "Why you?"}, {"speaker": "Me", "text": "Um, I built two of these."}]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "call.json"
    path.write_text(json.dumps(TALK))
    return path


def test_programs_get_one_object_and_the_same_one_each_time(file: Path) -> None:
    said = [CliRunner().invoke(cli, ["interview-metrics", str(file), "--json"]).stdout for _ in range(2)]
    assert said[0] == said[1]
    metrics = json.loads(said[0])["metrics"]
    assert metrics["fillers"]["value"] == 1
    assert metrics["words_per_minute"]["value"] == "not measured"


def test_people_get_a_table(file: Path) -> None:
    said = CliRunner().invoke(cli, ["interview-metrics", str(file)]).stdout
    assert "Words spoken" in said
    assert "not measured" in said


def test_another_speaker_may_be_measured_and_a_stranger_not(file: Path) -> None:
    done = CliRunner().invoke(cli, ["interview-metrics", str(file), "--json", "--me", "client"])
    assert json.loads(done.stdout)["metrics"]["words"]["value"] == 2
    done = CliRunner().invoke(cli, ["interview-metrics", str(file), "--me", "Zoe"])
    assert isinstance(done.exception, BadInput)
    assert "Speakers: Client, Me." in done.exception.sentence


def test_a_job_is_read_from_an_ad(file: Path, tmp_path: Path) -> None:
    ad = tmp_path / "ad.txt"
    ad.write_text("Django developer\nWe need Django and Postgres. You must know Redis.")
    done = CliRunner().invoke(cli, ["interview-metrics", str(file), "--json", "--job", str(ad)])
    assert json.loads(done.stdout)["metrics"]["demands_covered"]["value"] == 0.0


def test_a_file_that_is_not_there_is_a_sentence() -> None:
    done = CliRunner().invoke(cli, ["interview-metrics", "/nowhere/x.txt"])
    assert isinstance(done.exception, BadInput)
