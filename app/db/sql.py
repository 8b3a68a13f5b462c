"""SQL that is more than a plain select lives in .sql files; this reads them, once."""

from functools import lru_cache
from pathlib import Path

from sqlalchemy import TextClause, text

APP = Path(__file__).parents[1]
FOLDERS = (APP / "db" / "sql", APP / "queries" / "sql", APP / "runs" / "sql")


@lru_cache
def load(name: str) -> TextClause:
    """The statement in `<name>.sql` of one of these folders, with `:name` parameters."""
    for folder in FOLDERS:
        path = folder / f"{name}.sql"
        if path.exists():
            return text(path.read_text(encoding="utf-8"))
    raise FileNotFoundError(f"{name}.sql is in none of {', '.join(str(f) for f in FOLDERS)}")
