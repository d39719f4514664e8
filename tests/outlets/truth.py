"""What was shown, and so what must be kept of it: each article once, each change a version, not too much of the past.

It is told by the outlets, from what they really showed to whom asked, and knows nothing of how it is taken in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.outlets.prose import Piece

NEWEST = 20
"""Articles that are taken in of an outlet that is added or comes back."""
ABSENCE = timedelta(hours=24)
"""So long without an answer, and an outlet comes back."""
REPLACED = 0.8
"""So much of a feed is new at once, more than NEWEST of it, and it is another feed."""


@dataclass(slots=True)
class Truth:
    """Of one outlet, by the numbers of its pieces.

    `versions` is how often each has said something else, `passed` are those too old to be taken in, `quiet` those of
    which nobody may be told at once.
    """

    versions: dict[int, int] = field(default_factory=dict)
    passed: set[int] = field(default_factory=set)
    quiet: set[int] = field(default_factory=set)
    _words: dict[int, tuple[str, str]] = field(default_factory=dict)
    _answered_at: datetime | None = None

    def answered(self, now: datetime) -> bool:
        """The outlet answers as it should; whether it had been away until now."""
        away = self._answered_at is None or now - self._answered_at > ABSENCE
        self._answered_at = now
        return away

    def shown(self, pieces: Sequence[Piece], now: datetime) -> None:
        """These were shown, as they stand now."""
        fresh = [piece for piece in pieces if piece.number not in self.versions and piece.number not in self.passed]
        replaced = len(fresh) > NEWEST and len(fresh) >= REPLACED * len(pieces)
        if self.answered(now) or replaced:
            newest = {piece.number for piece in sorted(pieces, key=lambda one: one.at, reverse=True)[:NEWEST]}
            self.passed |= {piece.number for piece in fresh} - newest
            self.quiet |= {piece.number for piece in fresh} & newest
        for piece in pieces:
            if piece.number not in self.passed and self._words.get(piece.number) != piece.words:
                self.versions[piece.number] = self.versions.get(piece.number, 0) + 1
                self._words[piece.number] = piece.words
