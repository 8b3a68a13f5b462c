"""A Postgres as hosted Supabase hands it over, of each major version and with each habit of giving rights away."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from app.embedded.cluster import Cluster
from app.embedded.programs import programs_for
from tests.conftest import FAST, temporary_folder

SETUP = Path(__file__).with_name("hosted.sql")
ROLES = ("supabase_admin", "postgres", "authenticator", "supabase_auth_admin")
EVERYBODY = "anon, authenticated, service_role"
HABITS = {
    "nothing is given": """
        alter default privileges for role postgres revoke execute on functions from public""",
    "all in public is given": f"""
        alter default privileges for role postgres in schema public grant all on tables to {EVERYBODY};
        alter default privileges for role postgres in schema public grant all on functions to {EVERYBODY};
        alter default privileges for role postgres in schema public grant all on sequences to {EVERYBODY}""",
    "all is given everywhere": f"""
        alter default privileges for role postgres grant all on schemas to {EVERYBODY};
        alter default privileges for role postgres grant all on tables to {EVERYBODY}, public;
        alter default privileges for role postgres grant all on functions to {EVERYBODY}, public;
        alter default privileges for role postgres grant all on sequences to {EVERYBODY}, public;
        alter default privileges for role postgres grant all on types to {EVERYBODY}""",
}
"""What new tables and functions of `postgres` are open to: projects of all ages are about."""


class Hosted(Cluster):
    """The same addresses, but the superuser has another name and the owner is `postgres`, who is none."""

    @property
    def dsn_superuser(self) -> str:
        return self.dsn("supabase_admin")

    @property
    def dsn_owner(self) -> str:
        return self.dsn("postgres")


@contextmanager
def hosted_postgres(version: int) -> Iterator[Hosted]:
    """Started from nothing; local users are trusted, as only this test reaches the socket."""
    with temporary_folder() as home:
        folder = home / "postgres"
        folder.mkdir(mode=0o700)
        programs = programs_for(version, folder)
        programs.give(folder)
        made = programs.run("initdb", "-D", str(folder), "-U", "supabase_admin", "-E", "UTF8", "-A", "trust",
                            "--locale=C", "--no-sync", cwd=folder)  # fmt: skip
        assert made.returncode == 0, made.stdout
        options = {**FAST, "listen_addresses": "", "unix_socket_directories": str(folder)}
        (folder / "postgresql.auto.conf").write_text(
            "".join(f"{name} = '{value}'\n" for name, value in options.items())
        )
        started = ("pg_ctl", "-D", str(folder), "-w", "-l", str(folder / "server.log"))
        assert programs.run(*started, "start", cwd=folder, keep=False).returncode == 0
        try:
            yield Hosted(folder, str(folder), 5432, dict.fromkeys(ROLES, "trusted"), version, "postgres")
        finally:
            programs.run(*started, "-m", "immediate", "stop", cwd=folder)


def given(cluster: Hosted, habit: str) -> Hosted:
    """A database of its own with this habit. Roles are shared, so they are made with the first one."""
    name = f"project_{list(HABITS).index(habit)}"
    with psycopg.connect(cluster.dsn_superuser, autocommit=True) as db:
        db.execute(f"create database {name}".encode())
        known = db.execute("select 1 from pg_roles where rolname = 'anon'").fetchone()
    project = Hosted(
        cluster.folder, cluster.host, cluster.port, cluster.passwords, cluster.version, name
    )  # fmt: skip
    setup = SETUP.read_text(encoding="utf-8").replace("alter database postgres", f"alter database {name}")
    if known:
        setup = "\n".join(line for line in setup.splitlines() if not line.startswith("create role "))
    with psycopg.connect(project.dsn_superuser) as db:
        db.execute(setup.encode())
        db.execute(HABITS[habit].encode())
    return project
