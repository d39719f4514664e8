"""`briefje db` and `briefje status`."""

from pathlib import Path
from typing import Annotated

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


@db.command("backup")
def backup(file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")]) -> None:
    """Write all that is kept to one file, while the bot runs or not."""
    from bot.cli.session import run_command
    from bot.keeping_safe import back_up_to

    run_command(lambda settings: back_up_to(settings, file))


@db.command("restore")
def restore(file: Annotated[Path, typer.Argument(metavar="FILE", help="What `briefje db backup` wrote.")]) -> None:
    """Put a backup in the database's place, while the bot is stopped; what was there is kept beside it."""
    from bot.cli.session import run_command
    from bot.keeping_safe import restore_from

    run_command(lambda settings: restore_from(settings, file))


@db.command("copy")
def copy(
    to: Annotated[str, typer.Argument(metavar="DATABASE_URL", help="An empty database; its password from PGPASSWORD.")],
) -> None:
    """Copy all that is kept to another database, for example from SQLite to PostgreSQL, while the bot is stopped."""
    from bot.cli.session import run_command
    from bot.keeping_safe import copy_to

    run_command(lambda settings: copy_to(settings, to))


def status(as_json: JsonOption = False) -> None:
    """Articles, stories, sources and briefs at a glance; how the fetched sources are doing."""
    from bot.cli.session import run_command
    from bot.database import print_status

    run_command(lambda settings: print_status(settings, as_json=as_json))
