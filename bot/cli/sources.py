"""`briefje sources`: where the news comes from."""

from typing import Annotated

import typer

from bot.cli.asking import JsonOption

sources = typer.Typer(no_args_is_help=True, help="Where the news comes from.")

Which = Annotated[list[str], typer.Argument(metavar="WHICH…", help="Numbers, addresses, outlets or names.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(sources, name="sources")


@sources.command("list")
def list_(as_json: JsonOption = False) -> None:
    """Every source: number, state, interval, last change, articles, name, category, address."""
    from bot.cli.session import run_command
    from bot.sources.printing import print_sources

    run_command(lambda settings: print_sources(settings, as_json=as_json))


@sources.command("add")
def add(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="A feed, or an outlet's front page.")],
    name: Annotated[str, typer.Option(help="The outlet's name; default: as the feed calls itself.")] = "",
    category: Annotated[str, typer.Option(help="What it brings, for instance regio or sport.")] = "",
    optional: Annotated[bool, typer.Option("--optional", help="Only for readers who switch it on.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Find a feed, fetch it once, and from now on."""
    from bot.cli.session import run_command
    from bot.sources.printing import add_source

    run_command(
        lambda settings: add_source(
            settings, address, name=name, category=category, by_default=not optional, as_json=as_json
        )
    )


@sources.command("remove")
def remove(which: Which, as_json: JsonOption = False) -> None:
    """Fetch a source no more; its articles stay."""
    from bot.cli.session import run_command
    from bot.sources.printing import remove_sources

    run_command(lambda settings: remove_sources(settings, which, as_json=as_json))


@sources.command("check")
def check(
    which: Annotated[
        list[str] | None, typer.Argument(metavar="[WHICH…]", help="Default: all that are fetched.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Fetch sources now, take in what is new, and tell how each is doing."""
    from bot.cli.session import run_command
    from bot.sources.printing import check_sources

    run_command(lambda settings: check_sources(settings, which or (), as_json=as_json))


@sources.command("enable")
def enable(
    which: Which,
    as_wanted: Annotated[bool, typer.Option("--as-wanted", help="While readers want it, rather than always.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Fetch a source always, also while no reader has switched it on."""
    from bot.cli.session import run_command
    from bot.sources.printing import enable_sources

    run_command(lambda settings: enable_sources(settings, which, None if as_wanted else True, as_json=as_json))


@sources.command("disable")
def disable(which: Which, as_json: JsonOption = False) -> None:
    """Do not fetch a source, whoever wants it."""
    from bot.cli.session import run_command
    from bot.sources.printing import enable_sources

    run_command(lambda settings: enable_sources(settings, which, False, as_json=as_json))


@sources.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="OPML", help="A file, or - for stdin.")], as_json: JsonOption = False
) -> None:
    """Add the feeds of an OPML list."""
    from bot.cli.session import run_command
    from bot.sources.printing import import_sources

    run_command(lambda settings: import_sources(settings, file, as_json=as_json))


@sources.command("export")
def export() -> None:
    """Print every source as OPML 2.0."""
    from bot.cli.session import run_command
    from bot.sources.printing import export_sources

    run_command(export_sources)
