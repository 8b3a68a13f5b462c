"""A team's folder of uploads: how full it may get, and when old files go."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from app.domain.errors import TooLarge

MOST_FILES = 200
MOST_BYTES = 500 * 1024 * 1024
KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Shelf:
    """`<uploads>/<team>/`, each file under its upload id."""

    folder: Path

    @classmethod
    def of(cls, uploads_dir: Path, team_id: UUID) -> "Shelf":
        """The team's folder, made where it is missing, readable by nobody else."""
        folder = uploads_dir / str(team_id)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(folder)

    def clear_old(self, now: datetime) -> list[UUID]:
        """Take away files that have had their day; an upload is read within minutes. Returns their ids."""
        oldest = (now - KEPT_FOR).timestamp()
        gone = []
        for file in self.folder.iterdir():
            if file.is_file() and file.stat().st_mtime < oldest:
                file.unlink(missing_ok=True)
                gone.append(UUID(file.name))
        return gone

    def room(self) -> int:
        """How many bytes may still come. Raises where the folder is full."""
        sizes = [file.stat().st_size for file in self.folder.iterdir() if file.is_file()]
        left = MOST_BYTES - sum(sizes)
        if len(sizes) >= MOST_FILES or left <= 0:
            raise TooLarge("Your team's space for uploads is full. It empties itself within a day.")
        return left
