"""`briefje ingest`: take in agency copy, pages, feeds and lines of articles."""

from datetime import datetime
from typing import Annotated

import typer

from bot.cli.asking import JsonOption

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
"""Years of news; at the ends of what a calendar can hold, days before or after do not exist."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(ingest)


def _moment(given: str) -> datetime:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter("an ISO 8601 time, for example 2026-02-01T12:00:00+01:00") from None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise typer.BadParameter(f"a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    return moment


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…|-", help="Files, folders, or - for stdin.")],
    fetched_at: Annotated[
        datetime | None,
        typer.Option(parser=_moment, metavar="ISO", help='What "now" is for relative times; default: now.'),
    ] = None,
    topics: Annotated[str, typer.Option(metavar="A,B", help="Also match these topics.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Take in articles; the same input twice changes nothing."""
    from bot.cli.session import run_command
    from bot.ingest import Request, ingest_and_print

    names = tuple(name.strip() for name in topics.split(",") if name.strip())
    request = Request(tuple(paths), fetched_at=fetched_at, topics=names, as_json=as_json)
    run_command(lambda settings: ingest_and_print(settings, request))
