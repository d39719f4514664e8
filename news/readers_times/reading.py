"""What a reader types about times, read and written back: the door to the modules that know each part."""

from news.readers_times.quiet_text import QuietFault, parse_quiet
from news.readers_times.schedule_text import MAX_SLOTS, SlotFault, parse_slots, times_of_one_day
from news.readers_times.until_text import UntilFault, parse_until
from news.readers_times.wording import format_quiet, format_slots

__all__ = [
    "MAX_SLOTS",
    "QuietFault",
    "SlotFault",
    "UntilFault",
    "format_quiet",
    "format_slots",
    "parse_quiet",
    "parse_slots",
    "parse_until",
    "times_of_one_day",
]
