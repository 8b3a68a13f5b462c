"""What a database looks like and what is in it, as text that two databases can be compared by."""

from typing import Any

import psycopg
from alembic.script import ScriptDirectory

from app.db.migrate import alembic_config

OURS = "in ('public'::regnamespace, 'private'::regnamespace)"
SHAPE = f"""
  select 'column', c.oid::regclass || '.' || a.attname, format_type(a.atttypid, a.atttypmod) || a.attnotnull
         || a.attidentity::text || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where c.relnamespace {OURS} and c.relkind in ('r', 'p')
  union all select 'table', c.oid::regclass::text, c.relrowsecurity::text || c.relforcerowsecurity
    from pg_class c where c.relnamespace {OURS} and c.relkind in ('r', 'p')
  union all select 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    from pg_constraint where connamespace {OURS} and contype <> 'n'
  union all select 'index', indexrelid::regclass::text, pg_get_indexdef(indexrelid)
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace {OURS}
  union all select 'policy', tablename || '.' || policyname, concat_ws('|', cmd, roles, qual, with_check)
    from pg_policies where schemaname in ('public', 'private')
  union all select 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid)
    from pg_trigger where not tgisinternal and tgfoid in (select oid from pg_proc where pronamespace {OURS})
  union all select 'function', oid::regprocedure::text, pg_get_functiondef(oid)
    from pg_proc where pronamespace {OURS} and prokind in ('f', 'p')
  union all select 'type', oid::regtype::text, (select string_agg(enumlabel, ',' order by enumsortorder)
      from pg_enum where enumtypid = t.oid)
    from pg_type t where typnamespace {OURS} and typtype in ('e', 'c') and typrelid not in
      (select oid from pg_class where relkind <> 'c')
  order by 1, 2"""
RIGHTS = f"""
  select 'table', c.oid::regclass::text, (select array_agg(x order by x) from unnest(c.relacl::text[]) x)::text
    from pg_class c where c.relnamespace {OURS}
  union all select 'function', oid::regprocedure::text, (select array_agg(x order by x) from unnest(proacl::text[]) x)::text
    from pg_proc where pronamespace {OURS}
  order by 1, 2"""
TABLES = """
  select schemaname || '.' || tablename from pg_tables
   where schemaname in ('public', 'private', 'auth') and tablename <> 'alembic_version' order by 1"""

Rows = dict[str, list[dict[str, Any]]]


def revisions() -> list[str]:
    """Every revision, oldest first."""
    scripts = ScriptDirectory.from_config(alembic_config("postgresql://nobody@/nothing"))
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def shape_of(dsn: str, *, with_rights: bool = True) -> list[tuple[Any, ...]]:
    """Every column, constraint, index, policy, trigger, function and type; and who may do what."""
    with psycopg.connect(dsn) as db:
        db.execute("set search_path = ''")
        found = db.execute(SHAPE.encode()).fetchall()
        return found + (db.execute(RIGHTS.encode()).fetchall() if with_rights else [])


def rows_of(dsn: str) -> Rows:
    """Everything that is in the database."""
    with psycopg.connect(dsn) as db:
        tables = [name for (name,) in db.execute(TABLES)]
        return {
            table: [
                row for (row,) in db.execute(f"select to_jsonb(t) from {table} t order by t::text".encode())
            ]
            for table in tables
        }


REMADE = {("private.job_marks", "created_at")}
"""When marks were made of a job; it is set back where they are to be made anew."""


def lost(before: Rows, after: Rows) -> list[str]:
    """What was there before and is not now, or says something else; what came in addition does not count."""
    missing = []
    for table, rows in before.items():
        if table == "private.saved_batches":
            continue  # a memory of what need not be done again
        now = after.get(table, [])
        rows = [{name: row[name] for name in row if (table, name) not in REMADE} for row in rows]
        for row in rows:
            if not any(all(other.get(key, value) == value for key, value in row.items()) for other in now):
                missing.append(f"{table}: {row}")
    return missing
