"""How long ago something was, as a reader says it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_timedelta

from handlers.texts import Texts

_UNITS = (86_400, 3_600, 60)
"""Seconds of a day, an hour and a minute."""

AGES_WITHIN = timedelta(days=7)
"""Older news gets its date: "6 weken geleden" tells a reader less."""


def age(moment: datetime, now: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """Say "3 uur geleden", "zojuist" within a minute (or in the future), or the local date after a week.

    Rounded down, as people do: 1 hour 50 is "1 uur geleden".
    """
    passed = now - moment
    if passed >= AGES_WITHIN:
        return format_date(moment.astimezone(zone).date(), format="long", locale=texts.language)
    for seconds in _UNITS:
        whole = int(passed.total_seconds()) // seconds
        if whole >= 1:
            ago = -timedelta(seconds=whole * seconds)
            return format_timedelta(ago, threshold=1, add_direction=True, locale=texts.language)
    return texts("age-now")
