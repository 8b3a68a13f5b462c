"""Two copies of Bidwell never share a data folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.embedded.lock import AlreadyRunning, lock_data_dir
from app.settings import Settings

HOLD = """
import pathlib, sys, time
from app.embedded.lock import lock_data_dir
from app.settings import Settings
held = lock_data_dir(Settings(data=pathlib.Path(sys.argv[1])))
print("held", flush=True)
time.sleep(60)
"""


def test_a_second_copy_is_told_who_has_the_folder_and_what_to_do(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning, match=rf"process {other.pid}\).*BIDWELL_DATA"):
            lock_data_dir(Settings(data=tmp_path))
        other.kill()
    with lock_data_dir(Settings(data=tmp_path)):
        pass


def test_a_lock_that_was_given_back_can_be_had_again(tmp_path: Path) -> None:
    lock_data_dir(Settings(data=tmp_path)).release()
    lock_data_dir(Settings(data=tmp_path)).release()


def test_other_folders_are_free(tmp_path: Path) -> None:
    with lock_data_dir(Settings(data=tmp_path / "one")), lock_data_dir(Settings(data=tmp_path / "two")):
        pass
