"""How rows of an export are written: the team is never the file's word, and nothing in them starts anything."""

from collections.abc import Sequence

from app.ownership.catalogue import TeamTable
from app.ownership.tables import SECRETS

UNFINISHED = "r.status::text in ('queued', 'running')"
INSTEAD = {
    "public.agent_runs": {
        "status": f"case when {UNFINISHED} then 'canceled' else r.status end",
        "finished_at": f"case when {UNFINISHED} then coalesce(r.finished_at, now()) else r.finished_at end",
    },
    "public.agent_run_steps": {"status": f"case when {UNFINISHED} then 'canceled' else r.status end"},
    "public.user_cv_files": {
        "storage_key": "case when r.sha256 ~ '^[0-9a-f]{64}$'"
        " then concat_ws('/', cast(:team as text), r.user_id, r.sha256) end"
    },
    "private.deliveries": {
        "status": "case when r.status in ('waiting', 'sending') then 'skipped' else r.status end"
    },
    "private.notification_channels": {"is_on": "r.is_on and r.kind = 'app'"},
}
"""Values that are not taken from the file as they are."""


def insert_of(table: TeamTable, columns: Sequence[str]) -> str:
    """The statement that writes a batch (`:rows`) into this team (`:team`)."""
    source = f"from json_populate_recordset(null::{table.name}, cast(:rows as json)) with ordinality as r"
    if table.name == "public.teams":
        said = ", ".join(f"{name} = r.{name}" for name in columns if name in ("name", "created_at"))
        return (
            f"update public.teams t set {said or 'name = t.name'} {source} where t.id = cast(:team as uuid)"  # noqa: S608
        )
    if table.name == "public.team_members":
        return (
            f"update public.team_members m set created_at = r.created_at {source}"  # noqa: S608
            " where m.team_id = cast(:team as uuid) and m.user_id = cast(:person as uuid) and r.user_id = m.user_id"
        )
    values = {name: f'r."{name}"' for name in columns} | {
        name: value for name, value in INSTEAD.get(table.name, {}).items() if name in columns
    }
    values |= {"team_id": "cast(:team as uuid)"} | SECRETS.get(table.name, {})
    names = ", ".join(f'"{name}"' for name in values)
    return f"insert into {table.name} ({names}) select {', '.join(values.values())} {source} order by r.ordinality"
