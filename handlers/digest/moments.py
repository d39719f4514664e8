"""Moments as a digest says them: "7.30 uur", "gisteren 18.00 uur", "dinsdag 7.30 uur"."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date

from handlers.digest.phrases import plain
from handlers.texts import Texts

_WEEK = timedelta(days=7)


def clock(moment: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """The time of day as plain text, by the reader's clock: "7.30 uur"."""
    local = moment.astimezone(zone)
    return plain(texts, "digest-clock", hour=str(local.hour), minute=f"{local.minute:02}")


def day_and_clock(moment: datetime, now: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """The time with its day as plain text; of today the time alone, of more than six days ago the date."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    at = clock(moment, zone, texts)
    if day == today:
        return at
    if day == today - timedelta(days=1):
        return plain(texts, "digest-yesterday", clock=at)
    form = "EEEE" if timedelta(0) < today - day < _WEEK else "d MMMM"
    return plain(texts, "digest-on-day", day=format_date(day, form, locale=texts.language), clock=at)
