"""Statements are found by name, and a wrong name says where it was looked for."""

from pathlib import Path

import pytest

from app.db import sql


def test_a_statement_is_read_from_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one_of_a_test.sql").write_text("select :n + 1", encoding="utf-8")
    monkeypatch.setattr(sql, "FOLDERS", (tmp_path,))
    assert str(sql.load("one_of_a_test")) == "select :n + 1"


def test_an_unknown_name_is_an_error_that_names_the_folders() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such_question\.sql is in none of .*queries"):
        sql.load("no_such_question")
