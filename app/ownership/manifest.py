"""What an export says about itself, and the words of the README that lies in it."""

import json
from dataclasses import asdict, dataclass, field
from uuid import UUID

from app.domain.errors import BadInput
from app.ownership.tables import LEFT_OUT, member_of

FORMAT = 1
MANIFEST = "bidwell.json"
README = "README.md"
NOT_OURS = "This file is no export of a Bidwell team, or not a whole one."

README_TEXT = """# Your team, as Bidwell has it

Everything that Bidwell keeps for this team is in this file, in forms that other programs read.

- `json/` holds one file for each table: a JSON array with one row on each line, every value exactly as it is kept.
- `csv/` holds the same rows for a spreadsheet. A cell that a spreadsheet would take for a formula begins with an
  apostrophe there; the JSON has it without.
- `files/` holds the stored files (CVs), each named by the SHA-256 of its bytes; `json/user_cv_files.json` says what
  each was called.
- `bidwell.json` says which Bidwell made this, from which schema, and how many rows each table has.

To take it in again, in an empty Bidwell: sign up, then Settings, Data, "Fill this team from an export", or
`bidwell import-team FILE --as YOUR-ADDRESS`. The team becomes yours: its rows name you where they named the person
who exported it. Other members keep their rows but are no members until you invite them again.

## What is not in it

No secrets: keys of language models, passwords and keys of notification channels, tokens of apply links, and sign-ins
are never exported. Type keys again where you need them, and make new links. Left out as well:

{left_out}

Runs that were not finished are taken in as canceled, and notifications that had not been sent are not sent later.
"""


@dataclass(frozen=True)
class Table:
    rows: int
    sha256: str


@dataclass(frozen=True)
class TeamManifest:
    """Written last, so a file without it was not finished."""

    bidwell: str
    revision: str
    made_at: str
    team: str
    person: str
    tables: dict[str, Table]
    files: list[str]
    format: int = FORMAT
    left_out: dict[str, str] = field(default_factory=lambda: dict(LEFT_OUT))

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, sort_keys=True)


def read_manifest(raw: bytes) -> TeamManifest:
    """BadInput where it says nothing that can be believed."""
    try:
        said = json.loads(raw)
        if said["format"] != FORMAT:
            raise BadInput("This export was made by a newer Bidwell. Update Bidwell first.")
        tables = {str(name): Table(int(t["rows"]), str(t["sha256"])) for name, t in said["tables"].items()}
        return TeamManifest(
            str(said["bidwell"]), str(said["revision"]), str(said["made_at"]), str(UUID(said["team"])),
            str(UUID(said["person"])), tables, [str(name) for name in said["files"]],
        )  # fmt: skip
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise BadInput(NOT_OURS) from error


def readme() -> str:
    left_out = "\n".join(
        f"- `{member_of(name, 'x')[2:-2]}`: {why}." for name, why in sorted(LEFT_OUT.items())
    )
    return README_TEXT.format(left_out=left_out)
