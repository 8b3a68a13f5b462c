"""`bidwell rank-eval`, `skills` and `interview-metrics`: what is made of texts, without a database."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


def rank_eval(
    ads: Annotated[
        Path, typer.Argument(help='Labelled ads, one a line: {"title", "description", "label": 0 or 1}.')
    ],
    profile: Annotated[Path, typer.Argument(help="A CV in plain text.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of a table.")
    ] = False,
) -> None:
    """How well the score orders labelled ads for a CV, beside BM25, TF-IDF and counted skills."""
    from app.bench import rank_eval as evaluation

    count, figures = evaluation.evaluate(ads, profile)
    if as_json:
        typer.echo(json.dumps(evaluation.as_json(count, figures)))
    else:
        evaluation.print_figures(Console(highlight=False), count, figures)


def skills(
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object a line instead of words.")
    ] = False,
) -> None:
    """The skills that texts name: lines of {"text"} come in, their skills and places go out."""
    from app.skills_command import skills_of_lines

    for found in skills_of_lines(sys.stdin):
        if as_json:
            typer.echo(json.dumps({"skills": found}, ensure_ascii=False))
        else:
            typer.echo(", ".join(dict.fromkeys(skill["name"] for skill in found)) or "none")


def interview_metrics(
    file: Annotated[
        Path, typer.Argument(help='A transcript: .txt, .vtt, .srt, or .json with [{"speaker", "text"}].')
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object instead of a table.")
    ] = False,
    me: Annotated[
        str | None, typer.Option(help="The speaker to measure; otherwise the one who is not the interviewer.")
    ] = None,
    job: Annotated[
        Path | None, typer.Option(help="The ad as plain text, title first: measures its demands, too.")
    ] = None,
) -> None:
    """Measure how somebody speaks in a transcript: pace, pauses, fillers, examples, what was agreed."""
    from app.interview_command import metrics_of_file, print_metrics

    told = metrics_of_file(file, me=me, ad=job)
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        print_metrics(Console(highlight=False), told)
