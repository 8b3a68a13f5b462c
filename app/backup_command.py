"""`bidwell backup` and `bidwell restore`: which Postgres, and what to say when it is done."""

from pathlib import Path

from app.domain.errors import UserFacingError
from app.embedded.backup import back_up
from app.embedded.lock import lock_data_dir
from app.embedded.postgres import postgres_for
from app.embedded.restore import restore
from app.settings import Settings


def back_up_to(file: Path, config: Settings) -> str:
    """Also while Bidwell is up; what was done, in words."""
    _require_embedded(config)
    with postgres_for(config) as cluster:
        made = back_up(cluster, config.data, file)
    return (
        f"{file}: {made.rows:,} rows of {len(made.tables)} tables and {len(made.files)} files.\n"
        "Keep it safe: everything is in it, also the keys of this Bidwell."
    )


def restore_from(file: Path, config: Settings) -> str:
    """Only while no Bidwell uses the folder; what was done, in words."""
    _require_embedded(config)
    with lock_data_dir(config), postgres_for(config) as cluster:
        made = restore(cluster, config.data, file)
    return f"{made.rows:,} rows and {len(made.files)} files of {made.made_at[:16]} are in {config.data}."


def _require_embedded(config: Settings) -> None:
    if not config.is_embedded:
        raise UserFacingError(
            "A hosted database is backed up where it is hosted: see your Supabase's backups."
        )
