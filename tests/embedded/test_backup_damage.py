"""A backup that is not what was written is refused whole, with a sentence; nothing of it is restored."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.embedded.archive import BadBackup
from app.embedded.cluster import Cluster
from app.embedded.restore import restore
from tests.embedded.backups import Home, a_full_home
from tests.migrations.shape import revisions


@pytest.fixture(scope="module")
def whole(target: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that nothing is wrong with."""
    folder = tmp_path_factory.mktemp("whole")
    return a_full_home(target, folder / "data", revisions()[-1]).back_up()


def _without_manifest(parts: dict[str, bytes]) -> None:
    del parts["manifest.json"]


def _a_row_less(parts: dict[str, bytes]) -> None:
    parts["tables/public.jobs.copy"] = b"".join(
        parts["tables/public.jobs.copy"].splitlines(keepends=True)[1:]
    )


def _a_word_changed(parts: dict[str, bytes]) -> None:
    parts["tables/public.jobs.copy"] = parts["tables/public.jobs.copy"].replace(b"A job", b"A jab")


def _a_table_gone(parts: dict[str, bytes]) -> None:
    del parts["tables/public.applications.copy"]


def _a_file_changed(parts: dict[str, bytes]) -> None:
    parts["files/inbox/t/x.eml"] = b"other"


def _a_file_elsewhere(parts: dict[str, bytes]) -> None:
    said = json.loads(parts["manifest.json"])
    said["files"] = {"../../escaped": said["files"]["inbox/t/x.eml"]}
    parts["manifest.json"] = json.dumps(said).encode()
    parts["files/../../escaped"] = parts["files/inbox/t/x.eml"]


def _of_the_future(parts: dict[str, bytes]) -> None:
    said = json.loads(parts["manifest.json"]) | {"revision": "9999", "bidwell": "9.9"}
    parts["manifest.json"] = json.dumps(said).encode()


@pytest.mark.parametrize(
    "damage",
    [_without_manifest, _a_row_less, _a_word_changed, _a_table_gone, _a_file_changed, _a_file_elsewhere,
     _of_the_future],
)  # fmt: skip
def test_a_damaged_backup_is_refused_whole(
    whole: Path, empty: Home, damage: Callable[[dict[str, bytes]], None]
) -> None:
    file = shutil.copy(whole, empty.data.parent / "damaged")
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    damage(parts)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(BadBackup):
        restore(empty.cluster, empty.data, Path(file))
    assert not any(empty.rows.values())
    assert empty.files == {}
    assert not (empty.data.parent.parent / "escaped").exists()


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_what_is_no_backup_is_a_sentence(empty: Home, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b").write_bytes(content)
    with pytest.raises(BadBackup, match="not a backup"):
        restore(empty.cluster, empty.data, tmp_path / "b")
