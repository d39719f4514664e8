"""What the headers of an answer say about later: how long to wait, how long it keeps."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"[0-9]{1,9}")
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?([0-9]{1,9})", re.IGNORECASE)
LONGEST_KEPT = 1_000
"""Characters of an ETag or a Last-Modified that are kept: longer ones are not sent back."""


def retry_after(value: str | None, now: datetime, most: timedelta) -> timedelta | None:
    """How long a Retry-After asks to wait, in seconds or by a date (RFC 9110): up to `most`, None where unclear."""
    text = (value or "").strip()
    if _SECONDS.fullmatch(text):
        return min(timedelta(seconds=int(text)), most)
    if text.isascii() and text.isdigit():
        return most
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max(timedelta(0), min(aware - now, most))


def max_age(value: str | None) -> timedelta | None:
    """How long a Cache-Control says that the answer keeps; None where it does not say or says not to keep it."""
    text = value or ""
    found = _MAX_AGE.search(text)
    if found is None or "no-cache" in text.lower() or "no-store" in text.lower():
        return None
    return timedelta(seconds=int(found[1]))


def kept(value: str | None) -> str | None:
    """A validator that can be sent back as it came: printable ASCII of a reasonable length; None for any other."""
    if value is None or not value or len(value) > LONGEST_KEPT or not (value.isascii() and value.isprintable()):
        return None
    return value
