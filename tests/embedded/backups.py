"""A Bidwell to back up, and an empty one to restore into: databases of a running Postgres, folders beside them."""

from pathlib import Path
from typing import Any

from app.db.migrate import migrate
from app.embedded.backup import back_up
from app.embedded.cluster import Cluster
from app.embedded.restore import begin_anew
from tests.migrations.shape import rows_of
from tests.people import sign_up
from tests.policies.world import fill

FILES = {
    "uploads/a team/a file.csv": b"title\nA job\n",
    "keys/auth-signing.json": b"{}",
    "inbox/t/x.eml": b"\x00\xff",
}


class Home:
    """A database and the data folder beside it."""

    def __init__(self, cluster: Cluster, data: Path) -> None:
        self.cluster, self.data = cluster, data
        data.mkdir(exist_ok=True)

    def back_up(self, name: str = "a.backup") -> Path:
        file = self.data.parent / name
        back_up(self.cluster, self.data, file)
        return file

    @property
    def rows(self) -> dict[str, list[dict[str, Any]]]:
        return rows_of(self.cluster.dsn_superuser)

    @property
    def files(self) -> dict[str, bytes]:
        return {str(f.relative_to(self.data)): f.read_bytes() for f in self.data.rglob("*") if f.is_file()}


def a_full_home(server: Cluster, data: Path, revision: str) -> Home:
    made = Home(anew(server, "source"), data)
    migrate(made.cluster.dsn_owner, revision)
    for name in ("Alice", "Charlie"):
        fill(made.cluster, sign_up(made.cluster, name))
    for name, content in FILES.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(content)
    return made


def anew(server: Cluster, name: str) -> Cluster:
    made = server.with_database(name)
    begin_anew(made)
    return made
