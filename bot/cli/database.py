"""`briefje db` and `briefje status`."""

import typer

from bot.cli.asking import JsonOption

db = typer.Typer(no_args_is_help=True, help="The database.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(db, name="db")
    app.command()(status)


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to this version's schema; every other command does so too."""
    from bot.cli.session import run_command
    from bot.database import print_upgrade

    run_command(print_upgrade)


def status(as_json: JsonOption = False) -> None:
    """Articles, stories, sources and briefs at a glance."""
    from bot.cli.session import run_command
    from bot.database import print_status

    run_command(lambda settings: print_status(settings, as_json=as_json))
