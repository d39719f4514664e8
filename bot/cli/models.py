"""`briefje model`: the brief model."""

import typer

from bot.cli.asking import JsonOption

model = typer.Typer(no_args_is_help=True, help="The brief model.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(model, name="model")


@model.command("prepare")
def prepare() -> None:
    """Make the model's files ready in the cache folder; safe to interrupt and to run again."""
    from bot.modelling import prepare_with_progress

    prepare_with_progress()


@model.command("info")
def info(as_json: JsonOption = False) -> None:
    """Name, licence, size, adapter and place of the model."""
    from bot.modelling import print_info

    print_info(as_json=as_json)
