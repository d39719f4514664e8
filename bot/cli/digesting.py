"""`briefje digest`: what a reader of some topics would get now."""

from typing import Annotated

import typer

from bot.cli.asking import JsonOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(digest)


def digest(
    topics: Annotated[str, typer.Option(metavar="A,B", help="The topics, with commas between them.")],
    as_json: JsonOption = False,
) -> None:
    """What a reader of these topics would get now, each story once."""
    from bot.cli.session import run_command
    from bot.digesting import print_digest

    names = tuple(name.strip() for name in topics.split(",") if name.strip())
    if not names:
        raise typer.BadParameter("at least one topic, for example --topics Oekraïne,Gaza", param_hint="--topics")
    run_command(lambda settings: print_digest(settings, names, as_json=as_json))
