"""Logs: lines for people or machines, to stderr, and never a secret."""

import json
import logging

import pytest
import structlog

from bot.logs import set_up_logs, without_secrets

TOKEN = "123456:AAsecretsecretsecretsecretsecretsec"


@pytest.fixture(autouse=True)
def quiet_again():
    """Whatever a test sets up is gone after it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.reset_defaults()


@pytest.mark.parametrize(
    "text,expected",
    [
        pytest.param(
            f"POST https://api.telegram.org/bot{TOKEN}/getMe", "POST https://api.telegram.org/bot***/getMe", id="token"
        ),
        pytest.param("postgresql+psycopg://noor:geheim@db/x", "postgresql+psycopg://noor:***@db/x", id="password"),
        pytest.param("om 12:30 uur, 3:1 voor Sparta", "om 12:30 uur, 3:1 voor Sparta", id="times and scores stay"),
    ],
)
def test_secrets_are_taken_out_wherever_they_stand(text, expected):
    """In an address, in an error of a library, in a line of our own."""
    assert without_secrets(text) == expected


@pytest.mark.parametrize("log_format", ["console", "json"])
def test_no_log_shows_a_token(capsys, log_format):
    """Ours or a library's, as a value, in the message or in a traceback."""
    set_up_logs(log_format)
    structlog.get_logger().warning("event", url=f"https://x/bot{TOKEN}/getMe")
    logging.getLogger("other").warning("refused: %s", TOKEN)
    try:
        raise ValueError(TOKEN)
    except ValueError:
        structlog.get_logger().error("failed", exc_info=True)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "event" in shown.err
    assert "ValueError" in shown.err
    assert TOKEN not in shown.err


def test_json_logs_are_one_object_a_line(capsys):
    """With the event's name, its level and its time in UTC."""
    set_up_logs("json")
    structlog.get_logger().info("started", bot="briefje_bot")
    logging.getLogger("other").warning("van een ander")
    ours, other = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (ours["event"], ours["bot"], ours["level"]) == ("started", "briefje_bot", "info")
    assert ours["timestamp"].endswith("Z")
    assert other["event"] == "van een ander"


def test_libraries_that_log_addresses_are_quiet(capsys):
    """Httpx logs every request at INFO, with the token in its address."""
    set_up_logs()
    logging.getLogger("httpx").info("HTTP Request: POST https://x/bot")
    assert capsys.readouterr().err == ""
