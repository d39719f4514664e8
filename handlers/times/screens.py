"""The screens of `/schedule`: one message that is edited as the reader taps."""

from datetime import datetime

from babel.dates import format_date

from handlers.answer import Button, Keyboard, Message
from handlers.texts import Texts
from handlers.times.faces import COMMON, face
from handlers.times.kept import Times
from news.readers_times.day_words import written_days
from news.readers_times.reading import format_quiet, format_slots
from news.readers_times.slot import EVERY_DAY, WEEKEND, WORKDAYS, Slot
from news.readers_times.zones import zone_label
from storage.minutes import minutes

QUIET = ((1320, 420), (1380, 420), (0, 480))
"""Quiet hours that are offered."""

PAUSES = ("1", "7", "14")
"""Days of a pause that are offered."""

DAYS = {"all": EVERY_DAY, "work": WORKDAYS, "weekend": WEEKEND}
"""Days that a tap can choose, by their name in callback data."""

_NEXT = {EVERY_DAY: "work", WORKDAYS: "weekend"}

_MOST_ROWS = 8
"""Slots with buttons of their own; the others are changed by typing."""


class Screens:
    """Renders the screens of one destination; `title` names it where it is not the chat itself."""

    def __init__(self, times: Times, now: datetime, texts: Texts, title: str = "") -> None:
        self._times = times
        self._now = now
        self._texts = texts
        self._title = title
        self._address = f"times:{times.of.id}"

    def main(self, said: str = "") -> Message:
        """Everything at a glance; `said` (HTML) is put on top: what has just been changed."""
        texts, of = self._texts, self._times.of
        lines = [said, ""] if said else []
        lines += [texts("times-header"), *([self._title] if self._title else []), "", *self._slots()]
        lines.append(texts("times-zone", zone=zone_label(of.zone, texts.language), now=self.clock(self._now)))
        quiet = format_quiet(of.quiet, texts.language) if of.quiet else ""
        waits = "times-quiet" if self._times.slots else "times-quiet-without-slots"
        lines.append(texts(waits, quiet=quiet) if quiet else texts("times-no-quiet"))
        if of.paused_until is not None and of.is_paused(self._now):
            lines.append(texts("times-paused", day=self.day(of.paused_until)))
        return Message("\n".join([*lines, "", texts("times-hint")]), self._main_keys())

    def quiet(self) -> Message:
        """Which hours are quiet."""
        rows = [(self._button(self._range(start, end), f"quiet:{start}-{end}"),) for start, end in QUIET]
        none = (self._button(self._texts.plain("button-no-quiet"), "quiet:none"),)
        return Message(self._texts("times-quiet-ask"), (*rows, none, self._back()))

    def pause(self) -> Message:
        """For how long nothing is sent."""
        rows = [
            (self._button(self._texts.plain("button-pause-days", days=int(days)), f"pause:{days}"),) for days in PAUSES
        ]
        if self._times.of.is_paused(self._now):
            rows.insert(0, (self._button(self._texts.plain("button-resume"), "pause:off"),))
        return Message(self._texts("times-pause-ask"), (*rows, self._back()))

    def zone(self) -> Message:
        """How to tell where one is."""
        return Message(self._texts("times-zone-ask"), (self._back(),))

    def clock(self, moment: datetime) -> str:
        """The time of day there, plain: "7.30 uur"."""
        local = moment.astimezone(self._times.of.zone)
        return self._texts.plain("digest-clock", hour=str(local.hour), minute=f"{local.minute:02}")

    def day(self, moment: datetime) -> str:
        """The day there, plain: "donderdag 3 december", with the year where it is another."""
        local = moment.astimezone(self._times.of.zone).date()
        same_year = local.year == self._now.astimezone(self._times.of.zone).year
        dutch = "EEEE d MMMM" if same_year else "EEEE d MMMM y"
        return format_date(local, dutch, locale=self._texts.language)

    def _slots(self) -> list[str]:
        texts, times = self._texts, self._times
        if times.next_at is None:
            return [texts("times-none")]
        lines = [texts("times-slots", slots=format_slots([one.slot for one in times.slots], texts.language))]
        if not times.of.is_paused(self._now):
            lines.append(texts("times-next", day=self.day(times.next_at), clock=self.clock(times.next_at)))
        return lines

    def _main_keys(self) -> Keyboard:
        have = [one.slot for one in self._times.slots]
        rows = [self._slot_row(slot) for slot in have[:_MOST_ROWS]]
        new = [minute for minute in COMMON if minute not in {minutes(slot.time) for slot in have}]
        if new:
            rows.append(tuple(self._button(f"+ {face(minute, self._texts)}", f"add:{minute}") for minute in new))
        names = ("quiet", "pause", "zone")
        rows.append(tuple(self._button(self._texts.plain(f"button-{name}"), name) for name in names))
        return tuple(rows)

    def _slot_row(self, slot: Slot) -> tuple[Button, ...]:
        minute = minutes(slot.time)
        shown, days = face(minute, self._texts), ", ".join(written_days(slot.weekdays, self._texts.language))
        return (
            self._button(f"{shown} · {days}", f"days:{minute}-{_NEXT.get(slot.weekdays, 'all')}"),
            self._button(f"✕ {shown}", f"del:{minute}"),
        )

    def _range(self, start: int, end: int) -> str:
        return f"{face(start, self._texts)} – {face(end, self._texts)}"

    def _back(self) -> tuple[Button, ...]:
        return (self._button(self._texts.plain("button-back"), "main"),)

    def _button(self, text: str, what: str) -> Button:
        return Button(text, f"{self._address}:{what}")
