"""What may be cut from a sentence, as places of words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """The words from `start` up to `stop` may go, by the rule `kind`.

    `clause`: the span is a whole clause, so a negation in it goes with what it denies. `paired`: the commas on both
    sides go too. `verb` and `subject_stop`: where an opening goes, the words from `verb + 1` up to `subject_stop` come
    before the verb.
    """

    start: int
    stop: int
    kind: str
    clause: bool = False
    paired: bool = False
    verb: int | None = None
    subject_stop: int | None = None

    def overlaps(self, other: "Cut") -> bool:
        """Whether they cannot both be made: they share words, or one reaches into what the other moves."""
        mine = max(self.stop, self.subject_stop or 0)
        others = max(other.stop, other.subject_stop or 0)
        return self.start < others and other.start < mine


def gaps(gone: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """The stretches of places that go, each as start and stop."""
    found: list[tuple[int, int]] = []
    for place in sorted(gone):
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple(found)
