"""What Postgres says about the tables of teams: columns that can be written, and keys."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from app.ownership.tables import SECRETS, TABLES

COLUMNS = text(
    """
    select n.nspname || '.' || c.relname as name,
           array_agg(a.attname::text order by a.attnum) as columns,
           (select array_agg(k.attname::text order by array_position(p.conkey, k.attnum))
              from pg_constraint p join pg_attribute k on k.attrelid = c.oid and k.attnum = any (p.conkey)
             where p.conrelid = c.oid and p.contype = 'p') as keys
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and a.attidentity = ''
     where n.nspname || '.' || c.relname = any (:tables)
     group by c.oid, n.nspname, c.relname
    """
)


@dataclass(frozen=True)
class TeamTable:
    """A table of which a team's rows are exported."""

    name: str
    columns: tuple[str, ...]
    """Without secrets, and without what Postgres counts or computes by itself."""
    keys: tuple[str, ...]

    @property
    def team_column(self) -> str:
        return "id" if self.name == "public.teams" else "team_id"


async def exported_tables(db: AsyncSession) -> list[TeamTable]:
    """All of them, parents first."""
    found = {row.name: row for row in (await db.execute(COLUMNS, {"tables": list(TABLES)})).all()}
    return [
        TeamTable(
            name, tuple(column for column in found[name].columns if column not in SECRETS.get(name, {})),
            tuple(found[name].keys),
        )
        for name in TABLES
    ]  # fmt: skip


def revision_here() -> str:
    """The schema that this Bidwell works with."""
    return _scripts().get_current_head() or ""


def is_known(revision: str) -> bool:
    """Whether a schema is this one or one before it."""
    return revision in {known.revision for known in _scripts().walk_revisions()}


def _scripts() -> Any:
    """Looked for when asked: a web process that exports nothing does without."""
    from alembic.script import ScriptDirectory

    from app.db.migrate import alembic_config

    return ScriptDirectory.from_config(alembic_config(""))
