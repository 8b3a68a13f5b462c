"""Parts of one run's page: facts, steps, and the runs it came from and led to."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.agents import run_name
from app.domain.enums import AgentType, RunStatus
from app.domain.run_words import KIND_LINKS, ORIGIN_WORDS, STATUS_WORDS, took_words
from app.domain.wording import counted

SHOWN_ROWS = 8
LONGEST = 8_000
"""Characters of one step's input or output on the page; the export has them whole."""


@dataclass(frozen=True)
class StepRow:
    """One step of the timeline. `kept` is from the run that this one repeats."""

    name: str
    word: str
    tone: str
    took: str
    exact: str
    used: str
    kept: bool
    input: str
    output: str
    is_cut: bool
    error: str
    row_words: str
    rows: list[dict[str, str]]
    more_rows: str


def step_row(row: Any) -> StepRow:
    """A step, worded."""
    status, meta = RunStatus(row["state"]), row["meta"]
    word, tone = STATUS_WORDS[status]
    rows = [one for each in meta.get("rows", []) if (one := _link(each))["words"]]
    return StepRow(
        name=row["step_name"],
        word=word,
        tone=tone,
        took=took_words(row["started_at"], row["finished_at"]),
        exact=f"{row['started_at']:%Y-%m-%d %H:%M:%S} UTC" if row["started_at"] else "",
        used=used_words(meta),
        kept="kept_from" in meta,
        input=_shown(row["input"]),
        output=_shown(row["output"]),
        is_cut=bool(row["is_cut"]),
        error=row["error"] or "",
        row_words=counted(meta["row_count"], "row") + " written" if meta.get("row_count") else "",
        rows=rows[:SHOWN_ROWS],
        more_rows=f"and {more:,} more"
        if (more := meta.get("row_count", 0) - len(rows[:SHOWN_ROWS])) > 0
        else "",
    )


def run_facts(row: Any) -> list[dict[str, str]]:
    """What there is to say about a run as a whole, name by name; what is not known is left out."""
    tokens = row["input_tokens"] + row["output_tokens"]
    engine = {"rules": "rules, no model", "model": "a model"}.get(row["engine"] or "", row["engine"] or "")
    attempts = f"{row['attempt']} of at most {row['max_attempts']}" if row["attempt"] > 1 else ""
    said = {
        "Queued by": f"{row['who']}, {ORIGIN_WORDS[row['origin']]}"
        if row["origin"] != "person"
        else row["who"],
        "Because": row["trigger"],
        "What came of it": _noted(row["outputs"]),
        "Took": took_words(row["started_at"], row["finished_at"]),
        "Waited": took_words(row["created_at"], row["started_at"]),
        "Attempts": attempts,
        "Composed by": engine,
        "Model": row["model"] or "",
        "Prompt": row["prompt_version"] or "",
        "Tokens": f"{row['input_tokens']:,} in, {row['output_tokens']:,} out" if tokens else "",
        "Cost": f"${row['cost_usd']:.4f}" if row["cost_usd"] else "",
    }
    return [{"name": name, "words": str(words)} for name, words in said.items() if words]


def used_words(meta: dict[str, Any]) -> str:
    """ "small-model · 1,200 tokens · $0.0012 · prompt letter.2"."""
    tokens = int(meta.get("input_tokens") or 0) + int(meta.get("output_tokens") or 0)
    cost = Decimal(str(meta.get("cost_usd") or 0))
    said = (
        meta.get("model") or {"rules": "by rules"}.get(str(meta.get("engine")), ""),
        counted(tokens, "token") if tokens else "",
        f"${cost:.4f}" if cost else "",
        f"prompt {meta['prompt_version']}" if meta.get("prompt_version") else "",
        str(meta.get("fell_back") or "").rstrip("."),
    )
    return " · ".join(str(one) for one in said if one)


def _noted(outputs: Any) -> str:
    """What the agent says of its own work: by which model, or why by rules."""
    note = str((outputs or {}).get("note") or "") if isinstance(outputs, dict) else ""
    return f"{note[:1].upper()}{note[1:]}"


def parent_of(row: Any) -> dict[str, str]:
    """The run that led to this one; empty for most."""
    if row["parent_run_id"] is None:
        return {}
    return {"id": str(row["parent_run_id"]), "words": row["parent_trigger"] or "another run"}


def child_row(row: Any) -> dict[str, str]:
    """A run that this one led to."""
    name = run_name(AgentType(row["agent"]), row["inputs"])
    why = ORIGIN_WORDS[row["origin"]] if row["origin"] in ("retry", "replay") else "queued from here"
    word, tone = STATUS_WORDS[RunStatus(row["status"])]
    return {"id": row["id"], "words": f"{name}, {why}", "word": word, "tone": tone}


def pretty(value: Any) -> str:
    """JSON for reading; "" for nothing."""
    return _shown(json.dumps(value, indent=2, ensure_ascii=False, default=str)[:LONGEST])


def _shown(text: str | None) -> str:
    bare = "".join((text or "").split())
    return "" if bare in ("", "{}", "null", "[]") else str(text)


def _link(row: dict[str, Any]) -> dict[str, str]:
    kind, row_id = str(row.get("kind", "")), str(row.get("id", ""))
    href = KIND_LINKS[kind].format(id=row_id) if kind in KIND_LINKS else ""
    return {"href": href, "words": str(row.get("title") or kind.replace("_", " "))}
