"""Bring a database up to date: alembic, called from code, as the owner of the schema."""

import re
from pathlib import Path

from alembic.config import Config
from sqlalchemy.engine import Connection

from alembic import command

SCRIPTS = Path(__file__).parents[2] / "alembic"


class LosesData(RuntimeError):
    """What a revision raises on the way down where it would lose something: nothing has changed then."""


def migrate(dsn_owner: str, revision: str = "head") -> None:
    """Run every migration up to this revision. The address must be a direct login, not a pooler's."""
    command.upgrade(alembic_config(dsn_owner), revision)


def downgrade(dsn_owner: str, revision: str) -> None:
    command.downgrade(alembic_config(dsn_owner), revision)


def alembic_config(dsn_owner: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["dsn"] = dsn_owner
    return config


def run_file(connection: Connection, name: str) -> None:
    """For revisions: run alembic/sql/<name>.sql as it stands, many statements at once."""
    script = (SCRIPTS / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    connection.execution_options(no_parameters=True).exec_driver_sql(script)


def restore_function(connection: Connection, name: str, function: str) -> None:
    """For revisions on the way down: the function again as alembic/sql/<name>.sql makes it."""
    script = (SCRIPTS / "sql" / f"{name}.sql").read_text(encoding="utf-8")
    made = re.search(
        rf"^create function ({re.escape(function)}\(.*?\$\$;)$", script, re.MULTILINE | re.DOTALL
    )
    assert made is not None, f"{name} makes no {function}"
    statement = f"create or replace function {made[1]}"
    connection.execution_options(no_parameters=True).exec_driver_sql(statement)
