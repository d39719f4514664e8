"""Logs: one event name per thing that happens, to stderr, and never a secret."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
"""What a bot token looks like, wherever it turns up."""

_PASSWORD = re.compile(r"(://[^/\s:@]*:)[^@\s/]+@")

QUIET = ("httpx", "httpcore", "telegram", "apscheduler", "alembic", "trafilatura", "htmldate")
"""Libraries that log addresses (with the token in them) at INFO, or more than an operator reads."""


def without_secrets(text: str) -> str:
    """The text with bot tokens and passwords in addresses taken out."""
    return _PASSWORD.sub(r"\1***@", _TOKEN.sub("***", text))


def set_up_logs(log_format: str = "console", *, level: int = logging.INFO) -> None:
    """Send every log, ours and the libraries', to stderr as lines for people ("console") or as JSON ("json")."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _redact,
    ]
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if log_format == "console":
        renderer = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    # It logs the traceback of every 502; what we make of it is one line of our own.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)


def _redact(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = without_secrets(value)
    return event
