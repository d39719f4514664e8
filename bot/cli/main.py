"""`briefje`: the command line. Exit status 0 done, 1 failed with a one-line reason, 2 wrong use."""

import os
import sys

import typer

from bot.cli import asking, briefing, database, digesting, evaluating, ingesting, models, running, sources
from bot.logs import without_secrets
from news.errors import BriefjeError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Briefje keeps Dutch news short: a Telegram bot, and the same bot in this terminal.",
)

for part in (running, asking, digesting, briefing, ingesting, models, database, evaluating, sources):
    part.register(app)


def main() -> None:
    """Run the command line; a failure of ours is one line on stderr."""
    try:
        app(prog_name="briefje")
    except BriefjeError as error:
        print(f"briefje: {without_secrets(str(error))}", file=sys.stderr)
        sys.exit(2 if error.wrong_use else 1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain once more while closing it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
