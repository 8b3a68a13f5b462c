"""The embedded Postgres comes back from whatever was done to it, and lets nobody in without a password."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from app.embedded.cluster import Cluster
from app.embedded.postgres import postgres_for, running_postgres, start_postgres, stop_postgres
from app.embedded.processes import live_postmaster
from app.settings import Settings
from tests.conftest import temporary_folder


@pytest.fixture(scope="module")
def home() -> Iterator[Settings]:
    """A data folder that every test of this module leaves usable."""
    with temporary_folder() as folder:
        settings = Settings(data=folder / "it's data")
        with psycopg.connect(start_postgres(settings).dsn_owner) as db:
            db.execute("create table public.kept (n int)")
        yield settings
        if running := running_postgres(settings):
            stop_postgres(running)


@pytest.fixture
def empty() -> Iterator[Path]:
    with temporary_folder() as folder:
        yield folder


@pytest.fixture
def up(home: Settings) -> Cluster:
    return start_postgres(home)


def test_four_logins_work_and_own_what_they_should(up: Cluster) -> None:
    for dsn, role in (
        (up.dsn_app, "authenticator"),
        (up.dsn_owner, "app_owner"),
        (up.dsn_auth, "supabase_auth_admin"),
        (up.dsn_superuser, "postgres"),
    ):
        with psycopg.connect(dsn) as db:
            assert db.execute("select current_user::text").fetchone() == (role,)
    with psycopg.connect(up.dsn_superuser) as db:
        owners = db.execute("select distinct tableowner from pg_tables where schemaname = 'auth'").fetchall()
    assert owners == [("supabase_auth_admin",)]


def test_nobody_gets_in_without_the_password(up: Cluster) -> None:
    for role, password in up.passwords.items():
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(up.dsn(role).replace(password, "wrong"))
    assert "trust" not in (up.folder / "pg_hba.conf").read_text()


def test_keys_data_and_socket_are_closed_to_others(home: Settings, up: Cluster) -> None:
    for path in (home.keys_dir / "postgres.json", home.keys_dir, up.folder, Path(up.host) / ".s.PGSQL.5432"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_starting_again_finds_the_one_that_runs(home: Settings, up: Cluster) -> None:
    before = postmaster(up)
    assert start_postgres(home) == up
    assert postmaster(up).pid == before.pid


def test_everything_killed_loses_nothing_that_was_saved(home: Settings, up: Cluster) -> None:
    for n in range(2):
        with psycopg.connect(up.dsn_owner) as db:
            db.execute("insert into public.kept values (%s)", [n])
        saved = kept(up)
        kill(postmaster(up), *postmaster(up).children(recursive=True))
        up = start_postgres(home)
        assert kept(up) == saved


def test_orphans_of_a_killed_server_do_not_block_a_start(home: Settings, up: Cluster) -> None:
    idle = psycopg.connect(up.dsn_owner, autocommit=True)
    saved = kept(up)
    kill(postmaster(up))
    assert kept(start_postgres(home)) == saved
    idle.close()


@pytest.mark.parametrize(
    "content",
    ["", "no number\n", f"{os.getpid()}\n/elsewhere\n", "999999\n"],
    ids=["empty", "no number", "another process", "nobody"],
)
def test_a_pid_file_that_lies_is_not_believed(home: Settings, up: Cluster, content: str) -> None:
    stop_postgres(up)
    (up.folder / "postmaster.pid").write_text(content)
    assert kept(start_postgres(home)) >= 0


def test_a_server_whose_socket_has_gone_is_started_anew(home: Settings, up: Cluster) -> None:
    (Path(up.host) / ".s.PGSQL.5432").unlink()
    assert running_postgres(home) is None
    assert kept(start_postgres(home)) >= 0


def test_a_lost_key_file_is_made_again(home: Settings, up: Cluster) -> None:
    saved = kept(up)
    (home.keys_dir / "postgres.json").unlink()
    healed = start_postgres(home)
    assert healed.passwords != up.passwords
    assert kept(healed) == saved


def test_a_half_made_folder_is_made_anew(empty: Path) -> None:
    settings = Settings(data=empty / "data")
    (settings.data / "postgres.new" / "base").mkdir(parents=True)
    (settings.data / "postgres.new" / "PG_VERSION").write_text("18\n")
    with postgres_for(settings) as cluster, psycopg.connect(cluster.dsn_app) as db:
        assert db.execute("select 1").fetchone() == (1,)


def test_a_folder_that_moved_and_a_path_too_long_for_a_socket(empty: Path) -> None:
    first = Settings(data=empty / "short")
    with postgres_for(first):
        pass
    moved = Settings(data=empty / ("long" * 25) / "data")
    moved.data.parent.mkdir()
    shutil.move(first.data, moved.data)
    with postgres_for(moved) as cluster:
        assert not cluster.host.startswith(str(empty))
        assert stat.S_IMODE(Path(cluster.host).stat().st_mode) == 0o700
        assert psycopg.connect(cluster.dsn_app).execute("select 1").fetchone() == (1,)
    assert running_postgres(moved) is None


def test_the_command_line_uses_what_runs_and_ends_only_its_own(home: Settings, up: Cluster) -> None:
    with postgres_for(home) as cluster:
        assert cluster == up
    assert running_postgres(home) == up
    stop_postgres(up)
    with postgres_for(home) as cluster:
        assert kept(cluster) >= 0
    assert live_postmaster(home.postgres_dir) is None


def test_the_death_of_its_starter_does_not_stop_the_next(home: Settings, up: Cluster) -> None:
    stop_postgres(up)
    start_and_die = (
        "import os, pathlib; from app.embedded.postgres import start_postgres;"
        " from app.settings import Settings;"
        f" start_postgres(Settings(data=pathlib.Path({str(home.data)!r}))); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", start_and_die], check=False)
    assert kept(start_postgres(home)) >= 0


def postmaster(cluster: Cluster) -> psutil.Process:
    process = live_postmaster(cluster.folder)
    assert process is not None
    return process


def kill(*processes: psutil.Process) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):  # a helper of Postgres may end by itself meanwhile
            process.kill()
    psutil.wait_procs(processes, timeout=5)


def kept(cluster: Cluster) -> int:
    with psycopg.connect(cluster.dsn_owner) as db:
        row = db.execute("select count(*) from public.kept").fetchone()
    assert row is not None
    return int(row[0])
