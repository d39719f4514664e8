"""Which outlets and languages a reader wants, and so whether a story is told to that reader."""

from collections.abc import Iterable
from dataclasses import dataclass

DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader chose, by the keys of outlets: those switched `on` and `off`, and news in other languages.

    The one without any choice is a reader who was never asked: gets the outlets that are on by default, in Dutch.
    """

    on: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    other_languages: bool = False

    def chosen(self, outlet: str, wanted: bool) -> "Wishes":
        """The same with another word on this outlet."""
        on, off = self.on - {outlet}, self.off - {outlet}
        return Wishes(on | {outlet} if wanted else on, off if wanted else off | {outlet}, self.other_languages)


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Voice:
    """Where one article of a story comes from: its outlet's key (None for what no fetched source brought) and language.

    `by_default` tells whether readers get the outlet unasked.
    """

    outlet: str | None = None
    by_default: bool = True
    language: str = DUTCH


def gets(wishes: Wishes, outlet: str | None, *, by_default: bool) -> bool:
    """Whether the reader gets this outlet: as chosen, else as everybody does."""
    if outlet in wishes.on:
        return True
    return by_default and outlet not in wishes.off


def wants(wishes: Wishes, voices: Iterable[Voice]) -> bool:
    """Whether a story that is told by these voices is told to the reader: one voice that is wanted is enough.

    An outlet that the reader switched on is wanted in whatever language it writes; others in Dutch, unless the reader
    wants other languages. A story of which nothing is known is told.
    """
    told_by = tuple(voices)
    return not told_by or any(_is_wanted(wishes, one) for one in told_by)


def _is_wanted(wishes: Wishes, voice: Voice) -> bool:
    if voice.outlet in wishes.on:
        return True
    if not gets(wishes, voice.outlet, by_default=voice.by_default):
        return False
    return wishes.other_languages or voice.language == DUTCH
