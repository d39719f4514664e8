"""`briefje run` and `briefje chat`."""

import typer


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(chat)


def run() -> None:
    """Run the bot until SIGTERM: by long polling, or by webhook where WEBHOOK_URL is set."""
    import logging

    from bot.cli.session import run_command
    from bot.process import run as run_bot

    run_command(run_bot, level=logging.INFO)


def chat() -> None:
    """Talk to the bot in this terminal; no token needed, reads lines from a pipe too."""
    import sys

    from bot.cli.session import run_command
    from bot.terminal.chat import chat as hold_chat

    for stream in (sys.stdin, sys.stdout):
        # A stray byte in a pipe, or a terminal that knows no é, must not end the conversation.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # both are TextIOWrapper
    run_command(hold_chat)
