"""`briefje brief`: a brief for each article of a file, or for one that is kept."""

from enum import StrEnum
from typing import Annotated

import typer

from bot.cli.asking import JsonOption


class Method(StrEnum):
    """How a brief is made."""

    MODEL = "model"
    LEAD = "lead"
    ENDPOINT = "endpoint"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(brief)


def brief(
    what: Annotated[str, typer.Argument(metavar="PATH|ID|-", help="A file, the id of a kept article, or stdin.")],
    method: Annotated[Method | None, typer.Option(help="How; the default is the setting SUMMARY_MODEL.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Write a brief for each article in a file (nothing is stored), or for a kept article."""
    from bot.briefing import print_briefs
    from bot.cli.session import run_command

    run_command(lambda settings: print_briefs(settings, what, method and method.value, as_json=as_json))
