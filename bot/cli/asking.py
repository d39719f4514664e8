"""`briefje latest` and `briefje topic`: what the commands in chat would answer."""

from typing import Annotated

import typer

JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object per line on stdout.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(latest)
    app.command()(topic)


def latest(
    number: Annotated[str, typer.Argument(metavar="[N]", help="How many stories.", show_default=False)] = "",
    as_json: JsonOption = False,
) -> None:
    """The newest stories."""
    from bot.asking import print_latest
    from bot.cli.session import run_command

    run_command(lambda settings: print_latest(settings, number, as_json=as_json))


def topic(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="What the news should be about.")],
    as_json: JsonOption = False,
) -> None:
    """News about a topic: words, "a phrase", AND, OR, -word, brackets."""
    from bot.asking import print_topic
    from bot.cli.session import run_command

    run_command(lambda settings: print_topic(settings, " ".join(query), as_json=as_json))
