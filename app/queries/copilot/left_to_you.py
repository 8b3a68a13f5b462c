"""Answers to what the copilot does not do: how the person does it, where, and how it is taken back."""

from app.domain.copilot.answer import Answer, Cited
from app.domain.copilot.commands import DELETE, HIDE, MANY, SEND, SET
from app.domain.copilot.topics import Topic
from app.domain.wording import counted
from app.queries.copilot.asking import Asking

BOARD = Cited("board", "", "The board", "every card has its menu", "/pipeline")
FEED = Cited("feed", "", "The feed", "put jobs aside, and the hide list", "/feed?passing=no")
SAID = {
    DELETE: (
        [
            "I delete nothing, and nothing has changed.",
            "On the board, archive a card or take it off: Undo brings it back at once, and the trash for 30 days.",
            "A job in the feed is put aside, not deleted: it stays under “Not for me”, and you can bring it back.",
            "Erasing a team or yourself is in Settings, behind a typed confirmation: only that cannot be undone.",
        ],
        [BOARD, FEED, Cited("settings", "", "Settings", "your data", "/settings")],
    ),
    MANY: (
        [
            "I move nothing by myself, and never many at once.",
            "On the board, choose several cards with Ctrl-click or `x` and move or archive them together: Undo brings them back.",
        ],
        [BOARD],
    ),
    SEND: (
        [
            "I send nothing: nobody has been written to.",
            "You submit yourself, on the platform; here stand the letter, what to check, and the way there.",
        ],
        [Cited("letter", "", "Letters", "drafts and ready ones", "/letters"),
         Cited("message", "", "Inbox", "messages that wait", "/inbox"), BOARD],
    ),
    HIDE: (
        [
            "I hide nothing by myself.",
            "In the feed, `e` puts a job aside, and its menu hides a client or a word; the hide list shows them again.",
        ],
        [FEED],
    ),
    SET: (
        ["I change no setting and nothing in your profile.", "Change it there; it is saved at once, and Undo takes it back."],
        [Cited("profile", "", "Your rates and wishes", "in the profile", "/profile#want-section"),
         Cited("settings", "", "Settings", "everything else", "/settings")],
    ),
}  # fmt: skip


async def left_to_you(asking: Asking) -> Answer:
    """Says that nothing was done, and who can do it where."""
    said, cited = SAID[asking.ask.to or DELETE]
    return Answer(Topic.LEFT_TO_YOU, list(said), list(cited))


async def hidden(asking: Asking) -> Answer:
    """What the person keeps out of the feed, and the way to it."""
    rows = await asking.rows("copilot_hidden")
    counts = {row["name"]: row["jobs"] for row in rows if row["what"] == "place"}
    listed = [row for row in rows if row["what"] == "entry"]
    numbers = {name: counts.get(name, 0) for name in ("hidden", "put_aside")} | {"entries": len(listed)}
    if not any(numbers.values()):
        return Answer(Topic.HIDDEN, ["You have hidden nothing, and put nothing aside."], numbers=numbers)
    said = [
        f"You hid {counted(numbers['hidden'], 'job')} by {_entries(len(listed))} of your hide list,"
        f" and put {counted(numbers['put_aside'], 'job')} aside one by one."
    ]
    cited = [Cited("feed", "", "Not for me", counted(numbers["put_aside"], "job"), "/feed?view=dismissed")]
    cited += [
        Cited("hidden", str(row["id"]), row["name"], f"{row['kind']} · {counted(row['jobs'], 'job')}", "/feed?passing=no&hiding=no")
        for row in listed[:8]
    ]  # fmt: skip
    return Answer(Topic.HIDDEN, said, cited if numbers["put_aside"] else cited[1:], numbers)


def _entries(count: int) -> str:
    return f"{count:,} entry" if count == 1 else f"{count:,} entries"
