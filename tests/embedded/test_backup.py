"""A backup taken while people work, restored into an empty folder, is the same Bidwell: every row, file and key."""

import stat
import threading
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from app.backup_command import back_up_to, restore_from
from app.db.migrate import migrate
from app.domain.errors import UserFacingError
from app.embedded.backup import back_up
from app.embedded.cluster import Cluster
from app.embedded.lock import AlreadyRunning, lock_data_dir
from app.embedded.postgres import start_postgres, stop_postgres
from app.embedded.restore import NotEmpty, restore
from app.settings import Settings
from tests.conftest import FAST, temporary_folder
from tests.embedded.backups import FILES, Home, a_full_home, anew
from tests.migrations.shape import lost, revisions, rows_of, shape_of
from tests.people import sign_up
from tests.policies.world import fill

CHAIN = revisions()


def test_everything_comes_back_and_nothing_else(home: Home, empty: Home) -> None:
    restore(empty.cluster, empty.data, home.back_up())
    before = home.rows
    assert len([table for table in before if table.startswith("public.")]) == 27
    assert all(before[table] for table in before if table.startswith("public."))
    assert empty.rows == before
    assert empty.files == home.files == FILES
    assert shape_of(empty.cluster.dsn_superuser, with_rights=False) == shape_of(
        home.cluster.dsn_superuser, with_rights=False
    )


def test_a_restored_bidwell_goes_on_working(home: Home, empty: Home) -> None:
    """Triggers fire again, numbers go on where they were, and nobody sees more than before."""
    restore(empty.cluster, empty.data, home.back_up())
    with psycopg.connect(empty.cluster.dsn_superuser) as db:
        newest = db.execute("select max(id) from events").fetchone()
        dora = sign_up(empty.cluster, "Dora")
        fill(empty.cluster, dora)
        assert newest < db.execute("select max(id) from events").fetchone()
        db.execute("select set_config('role', 'authenticated', true), set_config('request.jwt.claims', %s, true)",
                   [dora.claims_json()])  # fmt: skip
        assert db.execute("select distinct team_id from jobs").fetchall() == [(dora.team_id,)]


def test_a_backup_under_load_is_of_one_moment(home: Home, empty: Home) -> None:
    """Writers add a job and its ranking in one transaction; no backup has one without the other."""
    with psycopg.connect(home.cluster.dsn_superuser) as db:
        row = db.execute("select team_id from jobs limit 1").fetchone()
    assert row is not None
    ended = threading.Event()
    writers = [threading.Thread(target=_write, args=(home.cluster, row[0], n, ended)) for n in range(4)]
    for thread in writers:
        thread.start()
    file = home.back_up()
    ended.set()
    for thread in writers:
        thread.join()
    made = restore(empty.cluster, empty.data, file)
    rows = empty.rows
    jobs, rankings = ({row[key] for row in rows[table]} for table, key in
                      (("public.jobs", "id"), ("public.job_rankings", "job_id")))  # fmt: skip
    assert jobs == rankings
    assert made.tables["public.jobs"].rows == len(rows["public.jobs"]) >= 2
    assert lost(rows, home.rows) == []


@pytest.mark.parametrize("revision", CHAIN)
def test_an_older_backup_is_brought_up_to_date(
    server: Cluster, empty: Home, tmp_path: Path, revision: str
) -> None:
    older = a_full_home(server, tmp_path / "older", revision)
    restore(empty.cluster, empty.data, older.back_up())
    assert lost(older.rows, empty.rows) == []
    straight = anew(empty.cluster, "straight")
    migrate(straight.dsn_owner)
    assert shape_of(empty.cluster.dsn_superuser) == shape_of(straight.dsn_superuser)


def test_only_its_owner_may_read_it_and_it_is_whole_or_not_there(home: Home) -> None:
    file = home.back_up()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {path.name for path in file.parent.iterdir()} == {file.name, home.data.name}
    with pytest.raises(UserFacingError, match="there already"):
        home.back_up()
    with pytest.raises(UserFacingError, match="could not be written"):
        back_up(home.cluster, home.data, home.data / "nowhere" / "b.backup")


def test_nothing_is_restored_over_somebodys_data(home: Home, empty: Home) -> None:
    file = home.back_up()
    migrate(empty.cluster.dsn_owner)
    sign_up(empty.cluster, "Emil")
    before = empty.rows
    with pytest.raises(NotEmpty, match="empty folder"):
        restore(empty.cluster, empty.data, file)
    assert empty.rows == before


def test_the_commands_go_from_one_folder_to_another(tmp_path: Path) -> None:
    with temporary_folder() as folder:
        first, second = Settings(data=folder / "one"), Settings(data=folder / "two")
        cluster = start_postgres(first, tuning=FAST)
        migrate(cluster.dsn_owner)
        fill(cluster, sign_up(cluster, "Alice"))
        before, file = rows_of(cluster.dsn_superuser), tmp_path / "c.backup"
        assert "tables" in back_up_to(file, first)
        stop_postgres(cluster)
        with lock_data_dir(second), pytest.raises(AlreadyRunning):
            restore_from(file, second)
        assert str(second.data) in restore_from(file, second)
        restored = start_postgres(second, tuning=FAST)
        assert rows_of(restored.dsn_superuser) == before
        stop_postgres(restored)
        with pytest.raises(UserFacingError, match="hosted"):
            back_up_to(file, Settings(mode="hosted"))


def _write(cluster: Cluster, team: UUID, number: int, ended: threading.Event) -> None:
    n = 0
    with psycopg.connect(cluster.dsn_superuser) as db:
        while not ended.is_set():
            n += 1
            row = db.execute("insert into jobs (team_id, platform, title, canonical_hash)"
                             " values (%s, 'upwork', 'A job', %s) returning id", [team, f"{number}-{n}"]).fetchone()  # fmt: skip
            assert row is not None
            db.execute("insert into job_rankings (team_id, job_id, score) values (%s, %s, 1)", [team, row[0]])
            db.commit()
